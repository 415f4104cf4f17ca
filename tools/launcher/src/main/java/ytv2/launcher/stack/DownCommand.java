package ytv2.launcher.stack;

import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import ytv2.launcher.Failure;
import ytv2.launcher.StackDirectory;
import ytv2.launcher.StackOption;
import ytv2.launcher.process.Progress;
import ytv2.launcher.process.Signal;
import ytv2.launcher.process.StackProcesses;

/// Stops a stack, and returns when every process of it has ended.
@Command(
        name = "down",
        mixinStandardHelpOptions = true,
        description = {"Stops what up has started. The data stays.", "Returns when every process has ended."})
public final class DownCommand implements Callable<Integer> {

    /// The launcher needs at most 30 s for each service and 70 s for PostgreSQL.
    private static final Duration LAUNCHER_LIMIT = Duration.ofSeconds(150);

    private static final Duration KILL_LIMIT = Duration.ofSeconds(10);

    @Mixin
    private StackOption stack;

    @Override
    public Integer call() throws InterruptedException {
        StackDirectory directory = stack.directory().real();
        StackProcesses processes = new StackProcesses(directory);
        Optional<ProcessHandle> supervisor = processes.supervisor();
        if (supervisor.isEmpty() && processes.all().isEmpty()) {
            System.out.println("not running: " + directory.root());
            return 0;
        }
        supervisor.ifPresent(DownCommand::end);
        endLeftOvers(directory);
        System.out.println("stopped");
        return 0;
    }

    private static void end(ProcessHandle supervisor) {
        List<ProcessHandle> launchers =
                Stream.concat(Stream.of(supervisor), front(supervisor).stream()).toList();
        try {
            List<ProcessHandle> left = StackProcesses.end(launchers, Signal.TERM, LAUNCHER_LIMIT);
            if (!StackProcesses.end(left, Signal.KILL, KILL_LIMIT).isEmpty()) {
                throw new Failure("the launcher with pid " + supervisor.pid() + " does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// The `up` in the foreground that waits for this supervisor, if there is one.
    private static Optional<ProcessHandle> front(ProcessHandle supervisor) {
        return supervisor
                .parent()
                .filter(parent -> parent.info()
                        .arguments()
                        .map(List::of)
                        .filter(arguments -> arguments.contains("up"))
                        .filter(arguments -> arguments.stream().anyMatch(argument -> argument.endsWith("launcher.jar")))
                        .isPresent());
    }

    private static void endLeftOvers(StackDirectory directory) throws InterruptedException {
        if (Files.isDirectory(directory.run())) {
            try (StackLock lock = StackLock.take(directory).orElse(null)) {
                if (lock != null) {
                    new LeftOvers(directory, new Progress(System.out)).end();
                }
            }
        }
    }
}
