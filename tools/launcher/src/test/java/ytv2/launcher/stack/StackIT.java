package ytv2.launcher.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import ytv2.launcher.StackDirectory;
import ytv2.launcher.postgres.UnpackedServer;
import ytv2.launcher.process.Session;
import ytv2.launcher.process.Signal;
import ytv2.launcher.process.StackProcesses;
import ytv2.launcher.stack.Call.Outcome;
import ytv2.model.testing.OwnServers;

/// Starting and stopping as a person does it: real processes, a real PostgreSQL, stand-ins for the services.
@OwnServers
class StackIT {

    private static final String[] UP = {"up", "--detach", "--port", "0", "--ingest-port", "0"};

    /// What a shell starts in the background without job control ignores SIGINT, and so does all that it starts.
    private static final String HEEDING_INTERRUPTS = "$SIG{INT} = 'DEFAULT'; exec { $ARGV[0] } @ARGV";

    private static final Duration LIMIT = Duration.ofSeconds(30);

    @TempDir
    private static Path temporary;

    private static StackPrograms programs = new StackPrograms(Path.of(""));

    private static StackDirectory directory = new StackDirectory(Path.of(""));

    @BeforeAll
    static void build() throws IOException {
        programs = StackPrograms.make(temporary.resolve("a checkout"), StandIn.class);
        directory = UnpackedServer.in(temporary.resolve("a stack"));
    }

    @AfterEach
    void down() throws IOException, InterruptedException {
        assertThat(call().run("down").exitCode()).isZero();
        assertThat(new StackProcesses(directory).all()).isEmpty();
    }

    @Test
    void upAndDownEndWhatKilledLauncherLeft() throws Exception {
        // Given
        assertThat(call().run(UP).exitCode()).isZero();
        List<ProcessHandle> left =
                Stream.of("postgres", "ingest", "dashboard").map(this::process).toList();
        killLauncher();
        assertThat(call().run("status").exitCode()).isEqualTo(1);

        // When
        Outcome again = call().run(UP);

        // Then
        assertThat(again.exitCode()).isZero();
        assertThat(new StackProcesses(directory).all()).isNotEmpty().doesNotContainAnyElementsOf(left);
        killLauncher();
        assertThat(call().run("down").exitCode()).isZero();
        assertThat(new StackProcesses(directory).all()).isEmpty();
        assertThat(call().run("status").exitCode()).isEqualTo(3);
    }

    @Test
    void signalInForegroundEndsEverythingFirst() throws Exception {
        Path output = temporary.resolve("foreground.out");
        Process up = call().start(output, "up", "--port", "0", "--ingest-port", "0");
        await().atMost(LIMIT).until(() -> Files.exists(directory.readyMarker()));

        up.destroy();

        assertThat(up.onExit().get().exitValue()).isEqualTo(143);
        assertThat(new StackProcesses(directory).all()).isEmpty();
        assertThat(output).content().containsSubsequence("data          in", "stopping", "stopped");
    }

    /// The stand-in becomes ready when it is told to end, which is too late to be news.
    @Test
    void interruptedStartSaysNothingAfterStopped() throws Exception {
        Assumptions.assumeTrue(Session.find("perl").isPresent(), "no perl");
        Path output = temporary.resolve("interrupted.out");
        Process up = call().with(Map.of("STAND_IN_IS_LATE", "yes"))
                .with("perl", "-e", HEEDING_INTERRUPTS, "--")
                .start(output, "up", "--port", "0", "--ingest-port", "0");
        await().atMost(LIMIT)
                .until(() -> Files.exists(directory.log("ingest"))
                        && Files.readString(directory.log("ingest")).contains("is late\nstands in"));

        Signal.INT.send(up.toHandle());

        assertThat(up.onExit().get().exitValue()).isEqualTo(130);
        assertThat(new StackProcesses(directory).all()).isEmpty();
        assertThat(Files.readAllLines(output).stream().map(line -> line.replaceFirst("^\\S+ +", "")))
                .endsWith("starting ingest", "stopping", "stopped");
    }

    @Test
    void serviceThatDoesNotStartShowsTheEndOfItsLog() throws Exception {
        Outcome up = call().with(Map.of("STAND_IN_FAILS", "no configuration")).run(UP);

        assertThat(up.exitCode()).isEqualTo(1);
        assertThat(up.output()).contains("ingest ended with code 1", "no configuration");
        assertThat(new StackProcesses(directory).all()).isEmpty();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void rootRunsPostgresUnderAnotherAccountWhereNamespacesAreForbidden() throws Exception {
        // See Accounts: only root has to.
        Accounts.assumeRoot();
        Path shared = Accounts.openDirectory(temporary.resolve("other account"));
        Path data = UnpackedServer.in(shared.resolve("stack")).postgres();
        Path tools = Files.createDirectories(temporary.resolve("tools"));
        Accounts.writeFailingProgram(tools.resolve("unshare"));
        Call call =
                Call.on(programs, shared.resolve("stack")).with(Map.of("PATH", tools + ":" + System.getenv("PATH")));

        Outcome up = call.run(UP);

        assertThat(up.output()).contains("dashboard is ready");
        assertThat(Files.getOwner(data).getName()).isNotEqualTo("root");
        assertThat(call.run("down").exitCode()).isZero();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void normalUserRunsEverything() throws Exception {
        Accounts.assumeRoot();
        Path shared = Accounts.openDirectory(temporary.resolve("normal user"));
        Call call = Call.on(programs, shared.resolve("stack"))
                .with("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups");
        StackDirectory ofRoot = new StackDirectory(shared.resolve("of root")).create();
        Files.createFile(ofRoot.lock());

        Outcome foreign = new Call(programs, ofRoot.root(), call.prefix(), Map.of()).run(UP);
        assertThat(call.run(UP).exitCode()).isZero();

        assertThat(foreign.output())
                .contains("cannot lock " + ofRoot.lock() + ": permission denied; the stack belongs to root");
        StackDirectory stack = new StackDirectory(shared.resolve("stack"));
        assertThat(Files.getOwner(stack.postgres()).getName()).isEqualTo("nobody");
        assertThat(call.run("status").exitCode()).isZero();
        assertThat(call.run("down").exitCode()).isZero();
        assertThat(new StackProcesses(stack).all()).isEmpty();
    }

    private Call call() {
        return Call.on(programs, directory.root());
    }

    private void killLauncher() {
        process("launcher").destroyForcibly();
        await().atMost(LIMIT).until(() -> !runs("launcher"));
    }

    private ProcessHandle process(String name) {
        return new StackProcesses(directory).named(name).orElseThrow();
    }

    private boolean runs(String name) {
        return new StackProcesses(directory).named(name).isPresent();
    }
}
