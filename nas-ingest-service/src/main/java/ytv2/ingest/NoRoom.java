package ytv2.ingest;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import ytv2.service.problem.ProblemException;

/// Too many documents are in memory already. Nothing of this one was stored.
public final class NoRoom extends ProblemException {

    private static final long serialVersionUID = 1L;

    /// A document of the longest kind is read and stored in less.
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    NoRoom(Duration waited) {
        super(
                503,
                "busy",
                "There was no room in memory for another document for %d s. Send what was not answered again."
                        .formatted(waited.toSeconds()),
                List.of(),
                Optional.of(RETRY_AFTER),
                null);
    }
}
