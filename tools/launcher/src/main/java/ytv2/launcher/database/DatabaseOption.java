package ytv2.launcher.database;

import java.util.Map;
import picocli.CommandLine.Mixin;
import ytv2.launcher.Failure;
import ytv2.launcher.StackDirectory;
import ytv2.launcher.StackOption;
import ytv2.launcher.StackSettings;

/// Which database a command is about: that of `DATABASE_URL` where it is set, else that of the stack in `--data`.
public final class DatabaseOption {

    @Mixin
    private StackOption stack;

    private final Map<String, String> environment;

    public DatabaseOption() {
        this(System.getenv());
    }

    /// @param environment what stands for the process's own
    public DatabaseOption(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    public StackDirectory directory() {
        return stack.directory().real();
    }

    /// @throws Failure if there is neither a `DATABASE_URL` nor a stack that was ever started
    public DatabaseUrls urls() {
        StackDirectory directory = directory();
        return DatabaseUrls.of(StackSettings.read(directory), environment)
                .orElseThrow(() -> new Failure("there is no database: set DATABASE_URL, or start the stack in "
                        + directory.root() + " with ./ytv2 up"));
    }

    public Map<String, String> environment() {
        return environment;
    }
}
