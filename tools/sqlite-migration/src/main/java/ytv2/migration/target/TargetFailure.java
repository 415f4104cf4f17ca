package ytv2.migration.target;

/// A target database that cannot be used. The message is one line: what is wrong, and what to do about it.
public final class TargetFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public TargetFailure(String message) {
        super(message);
    }

    public TargetFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
