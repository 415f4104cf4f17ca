package ytv2.launcher.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import ytv2.launcher.StackDirectory;
import ytv2.launcher.process.StackProcesses;
import ytv2.launcher.stack.Call.Outcome;

/// Starting and stopping as a person does it: real processes, a real PostgreSQL, stand-ins for the services.
class StackIT {

    private static final String[] UP = {"up", "--detach", "--port", "0", "--ingest-port", "0"};

    private static final Duration LIMIT = Duration.ofSeconds(30);

    @TempDir
    private static Path temporary;

    private static StackPrograms programs = new StackPrograms(Path.of(""));

    private final StackDirectory directory = new StackDirectory(temporary.resolve("a stack"));

    @BeforeAll
    static void build() throws IOException {
        programs = StackPrograms.make(temporary.resolve("a checkout"), StandIn.class);
    }

    @AfterEach
    void down() throws IOException, InterruptedException {
        assertThat(call().run("down").exitCode()).isZero();
        assertThat(new StackProcesses(directory).all()).isEmpty();
    }

    @Test
    void upEndsWhatKilledLauncherLeft() throws Exception {
        // Given
        assertThat(call().run(UP).exitCode()).isZero();
        List<ProcessHandle> left =
                Stream.of("postgres", "ingest", "dashboard").map(this::process).toList();
        process("launcher").destroyForcibly();
        await().atMost(LIMIT).until(() -> !runs("launcher"));
        assertThat(call().run("status").exitCode()).isEqualTo(1);

        // When
        Outcome again = call().run(UP);

        // Then
        assertThat(again.exitCode()).isZero();
        assertThat(new StackProcesses(directory).all()).doesNotContainAnyElementsOf(left);
        assertThat(call().run("status").exitCode()).isZero();
    }

    @Test
    void downEndsEverythingAlsoWithoutLauncher() throws Exception {
        assertThat(call().run(UP).exitCode()).isZero();
        process("launcher").destroyForcibly();
        await().atMost(LIMIT).until(() -> !runs("launcher"));

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

    @Test
    void takenPortIsNamed() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());

            Outcome up = call().run("up", "--detach", "--port", "0", "--ingest-port", port);

            assertThat(up.exitCode()).isEqualTo(1);
            assertThat(up.output()).contains("port " + port).contains("--ingest-port");
        }
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
        Path tools = Files.createDirectories(temporary.resolve("tools"));
        Accounts.writeFailingProgram(tools.resolve("unshare"));
        Call call =
                Call.on(programs, shared.resolve("stack")).with(Map.of("PATH", tools + ":" + System.getenv("PATH")));

        Outcome up = call.run(UP);

        assertThat(up.output()).contains("dashboard is ready");
        Path data = new StackDirectory(shared.resolve("stack")).postgres();
        assertThat(Files.getOwner(data).getName()).isNotEqualTo("root");
        assertThat(call.run("down").exitCode()).isZero();
        // Later, with namespaces allowed again, the data stays with its account.
        assertThat(Call.on(programs, shared.resolve("stack")).run(UP).exitCode())
                .isZero();
        assertThat(call.run("down").exitCode()).isZero();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void normalUserRunsEverything() throws Exception {
        Accounts.assumeRoot();
        Path shared = Accounts.openDirectory(temporary.resolve("normal user"));
        Call call = Call.on(programs, shared.resolve("stack"))
                .with("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups");

        assertThat(call.run(UP).exitCode()).isZero();

        StackDirectory stack = new StackDirectory(shared.resolve("stack"));
        assertThat(Files.getOwner(stack.postgres()).getName()).isEqualTo("nobody");
        assertThat(call.run("status").exitCode()).isZero();
        assertThat(call.run("down").exitCode()).isZero();
        assertThat(new StackProcesses(stack).all()).isEmpty();
    }

    private Call call() {
        return Call.on(programs, directory.root());
    }

    private ProcessHandle process(String name) {
        return new StackProcesses(directory).named(name).orElseThrow();
    }

    private boolean runs(String name) {
        return new StackProcesses(directory).named(name).isPresent();
    }
}
