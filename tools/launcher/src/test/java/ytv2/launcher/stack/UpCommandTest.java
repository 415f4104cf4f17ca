package ytv2.launcher.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ytv2.launcher.CommandRun;
import ytv2.launcher.StackDirectory;
import ytv2.launcher.StackSettings;

/// Calls of `up` that start nothing.
class UpCommandTest {

    @TempDir
    private Path temporary;

    @ParameterizedTest
    @CsvSource({"--port, 65536", "--ingest-port, -1"})
    void portOutOfRangeIsACallThatWasWrong(String option, String port) {
        CommandRun run = up(Map.of(), option + "=" + port);

        assertThat(run.output()).contains(option + " must be from 0 to 65535");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(data()).doesNotExist();
    }

    @Test
    void onePortForBothIsACallThatWasWrong() {
        CommandRun run = up(Map.of(), "--port=8081");

        assertThat(run.output()).contains("need different ports");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(data()).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({"--port, --ingest-port", "--ingest-port, --port"})
    void takenPortIsNamedAndNothingIsMade(String option, String other) throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CommandRun run = up(Map.of(), option + "=" + taken.getLocalPort(), other + "=0");

            assertThat(run.output())
                    .contains("port " + taken.getLocalPort() + " is taken by another program")
                    .contains("choose another one with " + option);
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(data()).doesNotExist();
        }
    }

    @Test
    void unusableDatabaseIsNamedAndNothingIsMade() {
        CommandRun run = up(Map.of("DATABASE_URL", "mysql://u:secret@h/d"), "--port=0", "--ingest-port=0");

        assertThat(run.output()).contains("DATABASE_URL is not usable").doesNotContain("secret");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(data()).doesNotExist();
    }

    @Test
    void emptyTokenFileIsRefusedAndNothingIsMade() throws IOException {
        Files.createDirectory(data());
        Files.createFile(data().resolve("ingest-token"));

        CommandRun run = up(Map.of(), "--port=0", "--ingest-port=0");

        assertThat(run.output()).contains("holds no ingest token", "delete the file");
        assertThat(run.exitCode()).isEqualTo(1);
        try (Stream<Path> files = Files.list(data())) {
            assertThat(files).containsExactly(data().resolve("ingest-token"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--port=9000", "--ingest-port=9000"})
    void portThatARunningStackDoesNotHaveIsRefused(String option) {
        StackSettings embedded = settings().withEmbedded(true);

        CommandRun run = upWhileItRuns(embedded, Map.of(), option);

        assertThat(run.output())
                .contains("the dashboard on port 18080, ingest on port 18081 and its own PostgreSQL")
                .contains(option.replace('=', ' ') + " cannot be applied; end it with ./ytv2 down first");
        assertThat(run.exitCode()).isEqualTo(1);
    }

    @Test
    void databaseThatARunningStackDoesNotUseIsRefused() {
        Map<String, String> environment = Map.of("DATABASE_URL", "postgres://u:secret@h/other");

        CommandRun embedded = upWhileItRuns(settings().withEmbedded(true), environment);
        CommandRun another = upWhileItRuns(settings().withExternalDatabase("postgres://u@h:5432/d"), environment);

        assertThat(embedded.output())
                .contains("its own PostgreSQL: DATABASE_URL (postgres://u@h:5432/other) cannot be applied")
                .doesNotContain("secret");
        assertThat(another.output()).contains("and postgres://u@h:5432/d: DATABASE_URL (postgres://u@h:5432/other)");
        assertThat(embedded.exitCode() + another.exitCode()).isEqualTo(2);
    }

    @Test
    void tokenThatARunningStackDoesNotUseIsRefused() {
        CommandRun run = upWhileItRuns(
                settings().withEmbedded(true).withTokenInFile(true), Map.of("INGEST_TOKEN", "another-token"));

        assertThat(run.output()).contains("INGEST_TOKEN cannot be applied").doesNotContain("another-token");
        assertThat(run.exitCode()).isEqualTo(1);
    }

    /// This test has the lock, as the launcher would.
    private CommandRun upWhileItRuns(StackSettings settings, Map<String, String> environment, String... options) {
        StackDirectory directory = new StackDirectory(data()).create();
        settings.write(directory);
        try (StackLock _ = StackLock.take(directory).orElseThrow()) {
            Files.writeString(directory.readyMarker(), "1\n");
            return up(environment, options);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private StackSettings settings() {
        return StackSettings.read(new StackDirectory(data()))
                .withPort("dashboard", 18080)
                .withPort("ingest", 18081);
    }

    private CommandRun up(Map<String, String> environment, String... options) {
        UpCommand command = new UpCommand((_, _) -> 0, environment);
        String[] data = {"--data", data().toString()};
        return CommandRun.of(
                command,
                environment,
                Stream.of(data, options).flatMap(Stream::of).toArray(String[]::new));
    }

    private Path data() {
        return temporary.resolve("stack");
    }
}
