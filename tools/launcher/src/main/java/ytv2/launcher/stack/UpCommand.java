package ytv2.launcher.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import ytv2.launcher.Failure;
import ytv2.launcher.IngestToken;
import ytv2.launcher.StackDirectory;
import ytv2.launcher.StackOption;
import ytv2.launcher.database.DatabaseUrls;
import ytv2.launcher.process.LogFile;
import ytv2.launcher.process.LogFollower;
import ytv2.launcher.process.StackProcesses;

/// Starts PostgreSQL, the schema and both services, and runs them until Ctrl-C; or, detached, until `down`.
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = {
            "Starts PostgreSQL and both services, and runs them until Ctrl-C.",
            "With DATABASE_URL in the environment it uses that database, else one of its own."
        })
public final class UpCommand implements Callable<Integer> {

    /// The system property that names the checkout, set by `./ytv2`.
    private static final String CHECKOUT = "ytv2.home";

    private static final Duration POLL = Duration.ofMillis(100);

    @Mixin
    private StackOption stack;

    @Mixin
    private UpOptions options;

    @Option(names = "--detach", description = "Returns when everything is ready and the sample is in; `down` stops it.")
    private boolean detach;

    private final Sample sample;
    private final Map<String, String> environment;

    /// @param sample what `--sample` loads into a stack that runs already
    public UpCommand(Sample sample) {
        this(sample, System.getenv());
    }

    UpCommand(Sample sample, Map<String, String> environment) {
        this.sample = sample;
        this.environment = environment;
    }

    @Override
    public Integer call() throws InterruptedException, IOException {
        options.requirePorts();
        StackDirectory named = stack.directory().real();
        if (StackLock.isHeld(named)) {
            return new RunningStack(named, environment).greet(options, sample);
        }
        requireStartable(named);
        StackDirectory directory = named.create();
        Programs programs = Programs.stage(checkout(), directory);
        SupervisorProcess supervisor = new SupervisorProcess(directory, programs, options);
        int code = detach ? startDetached(supervisor, directory) : runAttached(supervisor);
        return code == SuperviseCommand.ALREADY_RUNNING
                ? new RunningStack(directory, environment).greet(options, sample)
                : code;
    }

    /// What is wrong from the outset is found before anything is made.
    private void requireStartable(StackDirectory directory) {
        var unusedUrls = DatabaseUrls.external(environment);
        var unusedToken = IngestToken.find(directory, environment);
        // What a killed launcher left may hold the ports; it is ended first.
        if (new StackProcesses(directory).all().isEmpty()) {
            options.requireFreePorts();
        }
    }

    private static int runAttached(SupervisorProcess supervisor) throws InterruptedException {
        Process process = supervisor.startAttached();
        AtomicBoolean signalled = new AtomicBoolean();
        Runtime.getRuntime().addShutdownHook(stopper(process, signalled));
        int code = process.waitFor();
        if (signalled.get()) {
            new CountDownLatch(1).await(); // the JVM is ending with 128 + the signal's number
        }
        if (code != SuperviseCommand.ALREADY_RUNNING) {
            // The build that this program came from may be gone by now: end without loading another class.
            Runtime.getRuntime().halt(code);
        }
        return code;
    }

    private static int startDetached(SupervisorProcess supervisor, StackDirectory directory)
            throws InterruptedException, IOException {
        Path log = directory.log(SupervisorProcess.NAME);
        LogFollower follower = new LogFollower(log, new LogFile(log).size());
        Process process = supervisor.startDetached();
        Thread hook = stopper(process, new AtomicBoolean());
        Runtime.getRuntime().addShutdownHook(hook);
        boolean ended;
        boolean ready;
        do {
            ended = process.waitFor(POLL.toMillis(), TimeUnit.MILLISECONDS);
            ready = isReady(directory, process);
            System.out.print(follower.next());
        } while (!ended && !ready);
        if (ready) {
            Runtime.getRuntime().removeShutdownHook(hook);
            return 0;
        }
        return process.exitValue();
    }

    private static boolean isReady(StackDirectory directory, Process process) throws IOException {
        Path marker = directory.readyMarker();
        return Files.exists(marker) && Files.readString(marker).strip().equals(Long.toString(process.pid()));
    }

    /// Ctrl-C, SIGTERM and SIGHUP end this program when what it started has ended.
    ///
    /// @param signalled true before what it started is told
    private static Thread stopper(Process process, AtomicBoolean signalled) {
        return new Thread(
                () -> {
                    signalled.set(true);
                    process.destroy();
                    process.onExit().join();
                },
                "stop");
    }

    private static Path checkout() {
        @Nullable String checkout = System.getProperty(CHECKOUT);
        return Optional.ofNullable(checkout)
                .map(Path::of)
                .orElseThrow(() -> new Failure("start this by ./ytv2: it says where the programs are"));
    }
}
