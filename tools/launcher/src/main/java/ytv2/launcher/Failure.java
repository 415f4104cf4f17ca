package ytv2.launcher;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;
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
        this(message, cause, ExitCode.SOFTWARE);
    }

    /// @param cause shown with `--verbose` only
    /// @param exitCode what the program returns to the shell; not 0
    public Failure(String message, Throwable cause, int exitCode) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    /// Why the operating system refused, in words: the exception's own message is often the path alone.
    public static String reason(IOException e) {
        return switch (e) {
            case AccessDeniedException _ -> "permission denied";
            case NoSuchFileException _ -> "no such file or directory";
            case FileAlreadyExistsException _ -> "a file of this name is in the way";
            case FileSystemException refused -> Objects.requireNonNullElse(refused.getReason(), "refused");
            default -> String.valueOf(e.getMessage());
        };
    }

    public int exitCode() {
        return exitCode;
    }
}
