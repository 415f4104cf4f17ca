package ytv2.migration;

/// What a command tells the shell.
public final class ExitCode {

    public static final int DONE = 0;

    /// Done but for rows that stand in a file of rejects.
    public static final int REJECTS = 1;

    /// Refused or failed; nothing is half done.
    public static final int FAILED = 3;

    private ExitCode() {}
}
