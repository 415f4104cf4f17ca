package ytv2.launcher.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ytv2.launcher.StackDirectory;
import ytv2.launcher.StackSettings;
import ytv2.launcher.database.DatabaseUrls;
import ytv2.launcher.postgres.UnpackedServer;
import ytv2.launcher.process.StackProcesses;
import ytv2.launcher.stack.Call.Outcome;
import ytv2.model.testing.OwnServers;

/// A detached stack that runs, with stand-ins for the services.
@OwnServers
class RunningStackIT {

    private static final String[] UP = {"up", "--detach", "--port", "0", "--ingest-port", "0"};

    private static final Duration LIMIT = Duration.ofSeconds(30);

    @TempDir
    private static Path temporary;

    private static StackPrograms programs = new StackPrograms(Path.of(""));
    private static StackDirectory directory = new StackDirectory(Path.of(""));
    private static Path held = Path.of("");

    /// The caller has a file open as descriptor 7.
    @BeforeAll
    static void up() throws IOException, InterruptedException {
        programs = StackPrograms.make(temporary.resolve("a checkout"), StandIn.class);
        directory = UnpackedServer.in(temporary.resolve("a stack"));
        held = Files.createFile(temporary.resolve("held"));
        Outcome up = call().with("/bin/sh", "-c", "exec 7>\"$0\"; exec \"$@\"", held.toString())
                .with(Map.of("INGEST_TOKEN", "given"))
                .run(UP);
        assertThat(up.output()).contains("dashboard is ready", "INGEST_TOKEN");
        assertThat(up.exitCode()).isZero();
    }

    @AfterAll
    static void down() throws IOException, InterruptedException {
        assertThat(call().run("down").exitCode()).isZero();
        assertThat(new StackProcesses(directory).all()).isEmpty();
    }

    @Test
    void isReadyAndHoldsNothingOfItsCaller() throws Exception {
        assertThat(new StackProcesses(directory).all()).isNotEmpty().noneMatch(process -> holds(process, held));
        Outcome status = call().run("status");
        assertThat(status.exitCode()).isZero();
        assertThat(parts(status)).hasSize(4).allMatch(line -> line.contains("  ready"));
        assertThat(status.output()).contains("ingest token  in the environment variable INGEST_TOKEN");
    }

    @Test
    void servicesGetTheirEnvironment() throws Exception {
        StackSettings settings = StackSettings.read(directory);
        int ingest = settings.port("ingest").orElseThrow();
        assertThat(environment(ingest))
                .contains("INGEST_TOKEN=given", "DATABASE_URL_INGEST=postgres://ytv2_ingest:")
                .doesNotContain("DATABASE_URL_DASHBOARD");
        assertThat(environment(settings.port("dashboard").orElseThrow()))
                .contains("INGEST_URL=http://127.0.0.1:" + ingest, "DATABASE_URL_DASHBOARD=postgres://ytv2_dashboard:")
                .doesNotContain("DATABASE_URL_INGEST", "INGEST_TOKEN=");
        assertThat(gatewayToken(ingest))
                .hasSizeGreaterThan("DASHBOARD_TOKEN=".length() + 40)
                .isEqualTo(gatewayToken(settings.port("dashboard").orElseThrow()));
    }

    private static String gatewayToken(int port) throws IOException, InterruptedException {
        return Arrays.stream(environment(port).split(", "))
                .filter(variable -> variable.startsWith("DASHBOARD_TOKEN="))
                .findFirst()
                .orElse("");
    }

    @Test
    void secondUpSaysThatItRuns() throws Exception {
        Outcome second = call().run(UP);

        assertThat(second.exitCode()).isZero();
        assertThat(second.output()).contains("running already", "http://localhost:");
    }

    @Test
    void killedServiceIsStartedAgain() throws Exception {
        ProcessHandle killed = process("ingest");

        killed.destroyForcibly();

        await().atMost(LIMIT).until(() -> runs("ingest") && process("ingest").pid() != killed.pid());
        await().atMost(LIMIT).until(() -> call().run("status").exitCode() == 0);
    }

    @Test
    void databaseOfTheEnvironmentIsUsed() throws Exception {
        // Given
        String url = DatabaseUrls.embedded(StackSettings.read(directory))
                .orElseThrow()
                .owner()
                .toUri();
        StackDirectory other = new StackDirectory(temporary.resolve("another stack"));
        Call external = Call.on(programs, other.root()).with(Map.of("DATABASE_URL", url));

        // When
        Outcome up = external.run(UP);

        // Then
        assertThat(up.exitCode()).isZero();
        assertThat(up.output()).contains("using postgres://ytv2_owner@", "(0 migrations applied)");
        assertThat(other.postgres()).doesNotExist();
        assertThat(environment(StackSettings.read(other).port("ingest").orElseThrow()))
                .contains("DATABASE_URL_INGEST=" + url);
        Outcome status = external.run("status");
        assertThat(parts(status)).hasSize(3);
        assertThat(status.output())
                .contains("\ningest token  in " + other.ingestToken() + "\n")
                .contains("\ndatabase      postgres://ytv2_owner@");
        assertThat(external.run("down").exitCode()).isZero();
    }

    @Test
    void logsShowEveryProcess() throws Exception {
        assertThat(call().run("logs").output()).contains("postgres  | ", "ingest    | stands in");
        assertThat(call().run("logs", "dashboard", "-n", "1").output()).startsWith("stands in on port");
        assertThat(call().run("logs", "nothing").output()).contains("the logs are: dashboard, ingest");
    }

    private static List<String> parts(Outcome status) {
        return status.output().lines().filter(line -> line.contains("since")).toList();
    }

    private static Call call() {
        return Call.on(programs, directory.root());
    }

    private static ProcessHandle process(String name) {
        return new StackProcesses(directory).named(name).orElseThrow();
    }

    private static boolean runs(String name) {
        return new StackProcesses(directory).named(name).isPresent();
    }

    private static boolean holds(ProcessHandle process, Path file) {
        Path descriptors = Path.of("/proc", Long.toString(process.pid()), "fd");
        if (!Files.isDirectory(descriptors)) { // macOS
            return false;
        }
        try (Stream<Path> links = Files.list(descriptors)) {
            return links.map(Path::toFile).anyMatch(link -> {
                try {
                    return link.toPath().toRealPath().equals(file.toRealPath());
                } catch (IOException e) { // a pipe or a socket
                    return false;
                }
            });
        } catch (IOException e) { // has ended
            return false;
        }
    }

    private static String environment(int port) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI uri = URI.create("http://127.0.0.1:" + port + "/environment");
            return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                    .body();
        }
    }
}
