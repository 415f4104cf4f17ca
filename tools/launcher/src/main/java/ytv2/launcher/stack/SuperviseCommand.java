package ytv2.launcher.stack;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import ytv2.launcher.Failure;
import ytv2.launcher.StackDirectory;
import ytv2.launcher.StackOption;
import ytv2.launcher.process.Progress;
import ytv2.launcher.process.StackProcesses;

/// Runs a stack until it is signalled to stop. `up` starts this from a copy of the launcher, as a process of its own.
@Command(name = StackProcesses.SUPERVISE, hidden = true)
public final class SuperviseCommand implements Callable<Integer> {

    /// Ends the command when another launcher has the stack already; `EX_TEMPFAIL` of `sysexits.h`.
    static final int ALREADY_RUNNING = 75;

    static final String PROGRAMS = "--programs";

    @Mixin
    private StackOption stack;

    @Mixin
    private UpOptions options;

    @Option(names = PROGRAMS, required = true)
    private Path programs;

    private final Sample sample;
    private final Progress progress = new Progress(System.out);

    /// Held to the end of the process: let go of earlier, another launcher could start beside what still stops.
    private @Nullable StackLock lock;

    private volatile boolean stopping;

    /// @param sample what `--sample` loads
    public SuperviseCommand(Sample sample) {
        this.sample = sample;
    }

    @Override
    public Integer call() throws InterruptedException, IOException {
        StackDirectory directory = stack.directory().real();
        lock = StackLock.take(directory).orElse(null);
        if (lock == null) {
            return ALREADY_RUNNING;
        }
        Stack running = new Stack(directory, new Programs(programs), System.getenv(), progress);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(running), "stop"));
        try {
            running.start(options, sample);
        } catch (IOException | InterruptedException | RuntimeException e) {
            if (!stopping) {
                throw e;
            }
            // Failed because it was stopped meanwhile: no news to anybody.
        }
        new CountDownLatch(1).await(); // a signal ends this program, through the hook
        return 0;
    }

    private void stop(Stack running) {
        stopping = true;
        progress.end();
        Consumer<String> say = running.isIdle() ? _ -> {} : progress::sayAtEnd;
        try {
            say.accept("stopping");
            running.stop();
            say.accept("stopped");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | Failure e) {
            progress.sayAtEnd("not everything could be stopped: " + e.getMessage());
        }
    }
}
