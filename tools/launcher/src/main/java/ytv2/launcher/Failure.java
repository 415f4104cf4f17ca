package ytv2.launcher;

import picocli.CommandLine.ExitCode;

/// Something a person can put right. The message is one line: what is wrong, and what to do about it.
public final class Failure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int exitCode;

    public Failure(String message) {
        this(message, ExitCode.SOFTWARE);
    }

    /// @param exitCode what the program returns to the shell; not 0
    public Failure(String message, int exitCode) {
        super(message);
        this.exitCode = exitCode;
    }

    /// @param cause shown with `--verbose` only
    public Failure(String message, Throwable cause) {
        super(message, cause);
        this.exitCode = ExitCode.SOFTWARE;
    }

    public int exitCode() {
        return exitCode;
    }
}
