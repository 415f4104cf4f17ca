package ytv2.launcher.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ytv2.launcher.CommandRun;

/// What it does before and beside the program that it runs.
class MigrateCommandTest {

    @TempDir
    private Path directory;

    @Test
    void whatCannotBeStartedIsNotDoneWithRejects() {
        CommandRun run =
                CommandRun.of(new MigrateCommand(Map.of()), Map.of(), "snapshot", "x.db", "--data", data().toString());

        assertThat(run.output()).contains("start this by ./ytv2");
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(data()).doesNotExist();
    }

    @Test
    void filesWaitForNoServiceThatIsNotThere() {
        CommandRun run = CommandRun.of(
                new MigrateCommand(Map.of()), Map.of(), "media", "--from", "x", "--data", data().toString());

        assertThat(run.output()).contains("is not up; start ./ytv2 up, or give --to URL");
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(data()).doesNotExist();
    }

    private Path data() {
        return directory.resolve("data");
    }
}
