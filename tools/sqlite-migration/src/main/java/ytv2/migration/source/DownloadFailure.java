package ytv2.migration.source;

/// A server does not give a file, or not all of it. The message is one line.
public final class DownloadFailure extends Exception {

    private static final long serialVersionUID = 1L;

    private final int status;

    /// @param status of the answer; 0 if there was none, or if it broke off
    DownloadFailure(int status, String message) {
        super(message);
        this.status = status;
    }

    DownloadFailure(String message, Throwable cause) {
        super(message, cause);
        this.status = 0;
    }

    /// Of the answer; 0 if there was none, or if it broke off.
    public int status() {
        return status;
    }
}
