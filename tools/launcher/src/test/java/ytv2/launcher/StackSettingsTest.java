package ytv2.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackSettingsTest {

    @TempDir
    private Path root;

    @Test
    void keepsWhatWasWritten() {
        StackDirectory directory = new StackDirectory(root);

        StackSettings.read(directory)
                .withPort("ingest", 8081)
                .withPassword("ytv2_owner", "s3cret")
                .withEmbedded(true)
                .write(directory);

        StackSettings read = StackSettings.read(directory);
        assertThat(read.port("ingest")).hasValue(8081);
        assertThat(read.port("dashboard")).isEmpty();
        assertThat(read.password("ytv2_owner")).contains("s3cret");
        assertThat(read.embedded()).isTrue();
    }

    @Test
    void isReadableByOwnerOnlyAndLeavesNothingBeside() throws IOException {
        StackDirectory directory = new StackDirectory(root);

        StackSettings.read(directory).withPort("ingest", 1).write(directory);
        StackSettings.read(directory).withPort("ingest", 2).write(directory);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.settings())))
                .isEqualTo("rw-------");
        try (Stream<Path> files = Files.list(root)) {
            assertThat(files).containsExactly(directory.settings());
        }
    }

    @Test
    void failureToWriteNamesTheFile() {
        StackDirectory missing = new StackDirectory(root.resolve("missing"));

        assertThatThrownBy(() -> StackSettings.read(missing).write(missing))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("stack.properties");
    }

    @Test
    void remembersTheDatabaseAndWhereTheTokenCameFrom() {
        StackDirectory directory = new StackDirectory(root);

        StackSettings.read(directory)
                .withExternalDatabase("postgres://o%3Ad@[::1]:5432/d")
                .withTokenInFile(false)
                .write(directory);

        StackSettings external = StackSettings.read(directory);
        assertThat(external.externalDatabase()).contains("postgres://o%3Ad@[::1]:5432/d");
        assertThat(external.tokenInFile()).isFalse();
        assertThat(external.withEmbedded(true).externalDatabase()).isEmpty();
    }
}
