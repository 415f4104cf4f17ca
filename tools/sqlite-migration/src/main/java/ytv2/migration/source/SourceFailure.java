package ytv2.migration.source;

/// A source file that cannot be read, or is not what it has to be. The message is one line: what is wrong, and what to
/// do about it.
public final class SourceFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SourceFailure(String message) {
        super(message);
    }

    public SourceFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
