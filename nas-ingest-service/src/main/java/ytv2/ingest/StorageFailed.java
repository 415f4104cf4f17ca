package ytv2.ingest;

import ytv2.service.problem.ProblemException;

/// The storage of media cannot do what it is asked for: 507.
public final class StorageFailed extends ProblemException {

    private static final long serialVersionUID = 1L;

    private static final int INSUFFICIENT_STORAGE = 507;

    StorageFailed() {
        this(
                "insufficient_storage",
                "The file could not be stored: the storage is full, or does not work. Please tell the operator.");
    }

    StorageFailed(String error, String detail) {
        super(INSUFFICIENT_STORAGE, error, detail);
    }
}
