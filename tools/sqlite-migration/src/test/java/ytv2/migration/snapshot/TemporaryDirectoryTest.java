package ytv2.migration.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporaryDirectoryTest {

    @TempDir
    private Path parent;

    @Test
    void nextOneRemovesWhatAKilledProgramHasLeft() throws IOException {
        Path abandoned = directory(".ytv2-migrate-1", ".lock", "nas.db");
        Path young = directory(".ytv2-migrate-2", ".lock");
        Path foreign = directory(".ytv2-migrate-3", "nas.db");
        Path other = directory("ytv2-migrate-4", ".lock");
        for (Path old : new Path[] {abandoned, other}) {
            Files.setLastModifiedTime(old.resolve(".lock"), FileTime.from(Instant.EPOCH));
        }
        try (TemporaryDirectory running = TemporaryDirectory.in(parent)) {
            Files.setLastModifiedTime(running.path().resolve(".lock"), FileTime.from(Instant.EPOCH));

            try (TemporaryDirectory next = TemporaryDirectory.in(parent)) {
                assertThat(parent)
                        .isDirectoryNotContaining(abandoned::equals)
                        .isDirectoryContaining(running.path()::equals)
                        .isDirectoryContaining(next.path()::equals);
            }
        }
        try (var left = Files.list(parent)) {
            assertThat(left).containsExactlyInAnyOrder(young, foreign, other);
        }
    }

    private Path directory(String name, String... files) throws IOException {
        Path directory = Files.createDirectory(parent.resolve(name));
        for (String file : files) {
            Path _ = Files.createFile(directory.resolve(file));
        }
        return directory;
    }
}
