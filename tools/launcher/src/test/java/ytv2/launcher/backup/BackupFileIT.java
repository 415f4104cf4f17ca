package ytv2.launcher.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ytv2.launcher.CommandRun;
import ytv2.model.testing.Session;
import ytv2.model.testing.TestDatabase;

/// The file that a backup makes.
class BackupFileIT {

    private final TestDatabase source = TestDatabase.migrated();
    private final TestDatabase target = TestDatabase.empty();

    @TempDir
    private Path directory;

    @BeforeEach
    void insertRows() throws SQLException {
        try (Session owner = source.owner()) {
            Stored.insertInto(owner);
        }
    }

    @AfterEach
    void dropDatabases() throws SQLException {
        source.close();
        target.close();
    }

    @Test
    void backupIsItsOwnersAloneAndNothingElseIsLeft() throws IOException {
        Path file = Backups.write(source, file());

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void backupReplacesNoFile() throws IOException {
        Path file = Files.writeString(directory.resolve("backup"), "precious");

        CommandRun run = Backups.run(new BackupCommand(), source, file.toString());

        assertThat(run.output()).contains("exists already");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(file).hasContent("precious");
    }

    @Test
    void placeThatDoesNotExistIsNamed() {
        Path nowhere = directory.resolve("nowhere");

        CommandRun run = Backups.run(
                new BackupCommand(), source, nowhere.resolve("backup").toString());

        assertThat(run.output()).contains("there is no directory " + nowhere);
        assertThat(run.exitCode()).isEqualTo(1);
    }

    @Test
    void backupOfNothingIsRefusedWhoeverWouldWriteIt() {
        String file = directory.resolve("x").toString();

        for (CommandRun run : List.of(
                Backups.run(new BackupCommand(), target, file),
                Backups.run(new BackupCommand(), target, file, "--built-in"))) {
            assertThat(run.output()).contains("no schema");
            assertThat(run.exitCode()).isEqualTo(1);
        }
        assertThat(directory).isEmptyDirectory();
    }

    private Path file() {
        return directory.resolve("backup");
    }
}
