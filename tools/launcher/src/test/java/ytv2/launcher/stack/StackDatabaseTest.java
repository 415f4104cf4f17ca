package ytv2.launcher.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ytv2.launcher.Failure;
import ytv2.launcher.StackDirectory;
import ytv2.launcher.StackSettings;
import ytv2.launcher.process.Progress;

class StackDatabaseTest {

    @Test
    void stackOnAnotherDatabaseGetsNoneOfItsOwn(@TempDir Path root) {
        StackDirectory directory = new StackDirectory(root).create();
        StackSettings.read(directory)
                .withExternalDatabase("postgres://host/ytv2")
                .write(directory);

        for (int attempt = 0; attempt < 2; attempt++) {
            assertThatThrownBy(() -> StackDatabase.open(directory, Map.of(), new Progress(System.err))
                            .close())
                    .isInstanceOf(Failure.class)
                    .hasMessageContaining("runs on another database: set DATABASE_URL to it");
        }
        assertThat(directory.postgres()).doesNotExist();
        assertThat(StackLock.isHeld(directory)).isFalse();
    }
}
