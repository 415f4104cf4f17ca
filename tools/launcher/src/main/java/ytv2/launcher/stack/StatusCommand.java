package ytv2.launcher.stack;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import ytv2.launcher.StackDirectory;
import ytv2.launcher.StackOption;

/// Shows a stack's processes.
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = {
            "Shows the processes that up has started.",
            "And the addresses, and where the ingest token lies.",
            "Exit code 0: all ready; 1: some are not; 3: none runs."
        })
public final class StatusCommand implements Callable<Integer> {

    /// As `systemctl status` has it.
    static final int NOT_RUNNING = 3;

    @Mixin
    private StackOption stack;

    @Override
    public Integer call() {
        StackDirectory directory = stack.directory().real();
        List<Part> parts = new RunningStack(directory, System.getenv()).parts();
        if (parts.stream().noneMatch(Part::runs)) {
            System.out.println("not running: " + directory.root());
            return NOT_RUNNING;
        }
        parts.forEach(part -> System.out.println(part.line()));
        Summary.of(directory).lines().forEach(System.out::println);
        return parts.stream().allMatch(Part::ready) ? ExitCode.OK : ExitCode.SOFTWARE;
    }
}
