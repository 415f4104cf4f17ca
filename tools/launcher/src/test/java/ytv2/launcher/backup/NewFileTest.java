package ytv2.launcher.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ytv2.launcher.Failure;

class NewFileTest {

    @TempDir
    private Path directory;

    @Test
    void appearsWhenItIsPublished() throws IOException {
        Path file = directory.resolve("backup");

        try (NewFile target = NewFile.create(file)) {
            Files.writeString(target.unfinished(), "whole");
            assertThat(file).doesNotExist();
            target.publish();
        }

        assertThat(file).hasContent("whole");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(directory).isDirectoryContaining(file::equals);
        assertThat(Files.list(directory)).hasSize(1);
    }

    @Test
    void leavesNothingWithoutPublishing() throws IOException {
        try (NewFile target = NewFile.create(directory.resolve("backup"))) {
            Files.writeString(target.unfinished(), "half");
        }

        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void replacesNoFile() throws IOException {
        Path file = Files.writeString(directory.resolve("backup"), "old");

        assertThatThrownBy(() -> NewFile.create(file))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("exists");
        assertThat(file).hasContent("old");
    }

    @Test
    void replacesNoFileThatCameInTheMeantime() throws IOException {
        Path file = directory.resolve("backup");

        try (NewFile target = NewFile.create(file)) {
            Files.writeString(file, "other");
            assertThatThrownBy(target::publish).isInstanceOf(Failure.class);
        }

        assertThat(file).hasContent("other");
    }

    @Test
    void saysWhereItCannotWrite() {
        assertThatThrownBy(() -> NewFile.create(directory.resolve("missing/backup")))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("missing");
    }
}
