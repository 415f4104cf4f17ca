package ytv2.launcher.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ytv2.launcher.StackDirectory;
import ytv2.launcher.StackSettings;
import ytv2.launcher.process.Progress;
import ytv2.launcher.process.StackProcesses;

/// With shells that carry the mark of a stack's services.
class LeftOversTest {

    private static final Duration AT_ONCE = Duration.ofSeconds(10);

    @TempDir
    private Path root;

    private StackDirectory directory = new StackDirectory(Path.of(""));
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @BeforeEach
    void create() {
        directory = new StackDirectory(root).create();
    }

    @Test
    void serviceWhoseServerIsDeadIsNotWaitedFor() throws Exception {
        StackSettings.read(directory).withEmbedded(true).write(directory);
        Process service = start("trap '' TERM");
        long began = System.nanoTime();

        end();

        assertThat(service.waitFor()).isEqualTo(128 + 9);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(AT_ONCE);
    }

    @Test
    void serviceThatHasItsDatabaseMayFinishAndWhoWaitsIsTold() throws Exception {
        StackSettings.read(directory).withEmbedded(false).write(directory);
        Process service = start("trap 'sleep 2.3; exit 7' TERM");

        end();

        assertThat(service.waitFor()).isEqualTo(7);
        assertThat(said.toString(StandardCharsets.UTF_8))
                .containsSubsequence("ending 1 processes", "waiting for 1 of them", "30 s at most");
    }

    private void end() throws InterruptedException {
        new LeftOvers(directory, new Progress(new PrintStream(said, true, StandardCharsets.UTF_8))).end();
    }

    /// Returns when the trap is set.
    private Process start(String trap) throws IOException {
        String mark = StackProcesses.MARK + directory.root();
        Process service = new ProcessBuilder("/bin/sh", "-c", trap + "; echo set; read line", "sh", mark).start();
        assertThat(service.inputReader().readLine()).isEqualTo("set");
        return service;
    }
}
