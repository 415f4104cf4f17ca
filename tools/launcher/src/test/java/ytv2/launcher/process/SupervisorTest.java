package ytv2.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ytv2.launcher.Failure;
import ytv2.launcher.StackDirectory;

/// With a program that ends at once while the file `broken` exists, and else runs until it is ended.
class SupervisorTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    @TempDir
    private Path temporary;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private Supervisor supervisor = new Supervisor(new StackDirectory(Path.of("")), new Progress(System.out));

    @BeforeEach
    void makeSupervisor() {
        Progress progress = new Progress(new PrintStream(said, true, StandardCharsets.UTF_8));
        supervisor = new Supervisor(new StackDirectory(temporary).create(), progress);
    }

    @AfterEach
    void stop() throws InterruptedException {
        supervisor.stop();
    }

    @Test
    void readyProgramThatDiesIsStartedAgainAtOnce() throws Exception {
        supervisor.start(program());

        for (int death = 1; death <= 3; death++) {
            kill();
            awaitSaid("program is ready again", death);
        }

        assertThat(said()).containsOnlyOnce("program is ready (").contains("starting it again\n");
        assertThat(said()).doesNotContain("again in");
    }

    @Test
    void programThatDiesBeforeItIsReadyIsWaitedForLongerEachTime() throws Exception {
        // Given
        supervisor.start(program());
        Path broken = Files.createFile(temporary.resolve("broken"));

        // When
        kill();
        awaitSaid("starting it again in 0.4 s", 1);
        Files.delete(broken);
        awaitSaid("program is ready again", 1);
        kill();
        awaitSaid("program is ready again", 2);

        // Then
        assertThat(said())
                .containsSubsequence("starting it again\n", "again in 0.2 s", "again in 0.4 s", "starting it again\n");
    }

    @Test
    void programThatDoesNotStartIsAFailure() throws IOException {
        Files.createFile(temporary.resolve("broken"));

        assertThatThrownBy(() -> supervisor.start(program()))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("ended with code 7");
    }

    private Child program() {
        String script = "[ ! -e '" + temporary.resolve("broken") + "' ] || exit 7; exec tail -f /dev/null";
        return new Child(
                "program",
                List.of("/bin/sh", "-c", script),
                Map.of("PATH", "/usr/bin:/bin"),
                process -> process.info()
                        .command()
                        .filter(command -> command.endsWith("tail"))
                        .isPresent(),
                () -> {},
                List.of(new Parting(Signal.TERM, LIMIT)));
    }

    private void kill() throws IOException {
        long pid = Long.parseLong(
                Files.readString(temporary.resolve("run/program.pid")).strip());
        assertThat(ProcessHandle.of(pid).orElseThrow().destroyForcibly()).isTrue();
    }

    private void awaitSaid(String text, int times) {
        await().atMost(LIMIT).until(() -> said().split(text, -1).length > times);
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }
}
