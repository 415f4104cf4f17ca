package ytv2.launcher;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// `--data DIR`, the option that says which stack a command is about.
public final class StackOption {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The stack's directory. Default: ytv2 in XDG_DATA_HOME or ~/.local/share; on macOS in "
                    + "~/Library/Application Support.")
    private @Nullable Path data;

    public StackDirectory directory() {
        return new StackDirectory(data != null ? data : userDataDirectory());
    }

    /// As the XDG Base Directory Specification says on Linux, `~/Library/Application Support` on macOS.
    private static Path userDataDirectory() {
        String xdg = System.getenv("XDG_DATA_HOME");
        if (xdg != null && Path.of(xdg).isAbsolute()) {
            return Path.of(xdg, "ytv2");
        }
        Path home = Path.of(System.getProperty("user.home"));
        return System.getProperty("os.name").startsWith("Mac")
                ? home.resolve("Library/Application Support/ytv2")
                : home.resolve(".local/share/ytv2");
    }
}
