package ytv2.launcher.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Starts programs out of reach of the terminal: Ctrl-C there reaches the whole foreground process group, and would
/// end PostgreSQL before the services had written what they hold.
public final class Session {

    private static final List<String> PREFIX = choose();

    private Session() {}

    /// The command in a session of its own. Each of these prefixes executes the command in its own place, so
    /// the pid is that of the command.
    public static List<String> detached(List<String> command) {
        return Stream.concat(PREFIX.stream(), command.stream()).toList();
    }

    private static List<String> choose() {
        if (find("setsid").isPresent()) {
            return List.of("setsid");
        }
        if (find("perl").isPresent()) { // macOS has no setsid program
            return List.of("perl", "-e", "use POSIX; POSIX::setsid(); exec { $ARGV[0] } @ARGV", "--");
        }
        return List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$@\"", "sh");
    }

    /// The program `name` on the `PATH`, if there is one.
    public static Optional<Path> find(String name) {
        @Nullable String path = System.getenv("PATH");
        return Stream.of((path == null ? "/usr/bin:/bin" : path).split(":"))
                .filter(directory -> !directory.isEmpty())
                .map(directory -> Path.of(directory, name))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
