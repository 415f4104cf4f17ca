package ytv2.launcher.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ytv2.launcher.CommandRun;

class UpCommandTest {

    @TempDir
    private Path temporary;

    @ParameterizedTest
    @CsvSource({"--port, 65536", "--ingest-port, -1"})
    void portOutOfRangeIsACallThatWasWrong(String option, String port) {
        Path data = temporary.resolve("stack");

        CommandRun run =
                CommandRun.of(new UpCommand((_, _) -> {}), Map.of(), option + "=" + port, "--data", data.toString());

        assertThat(run.output()).contains(option + " must be from 0 to 65535");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(data).doesNotExist();
    }
}
