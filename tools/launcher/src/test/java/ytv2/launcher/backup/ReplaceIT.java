package ytv2.launcher.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ytv2.launcher.CommandRun;
import ytv2.launcher.database.SchemaCommand;
import ytv2.model.testing.Session;
import ytv2.model.testing.TestDatabase;

/// A restore into a database that holds something already.
class ReplaceIT {

    private final TestDatabase source = TestDatabase.migrated();

    @TempDir
    private Path directory;

    @BeforeEach
    void insertRows() throws SQLException {
        try (Session owner = source.owner()) {
            Stored.insertInto(owner);
        }
    }

    @AfterEach
    void dropDatabase() throws SQLException {
        source.close();
    }

    @Test
    void databaseWithRowsIsRefusedWithoutReplace() throws IOException, SQLException {
        Path file = Backups.write(source, file());
        Map<String, List<@Nullable String>> before = Stored.rows(source);

        CommandRun run = Backups.restore(source, file);

        assertThat(run.output())
                .contains("the database is not empty")
                .contains("content 3")
                .contains("--replace");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(Stored.rows(source)).isEqualTo(before);
    }

    @Test
    void replacePutsTheBackupInThePlaceOfWhatWasThere() throws IOException, SQLException {
        // Given
        Path file = Backups.write(source, file());
        Map<String, List<@Nullable String>> before = Stored.rows(source);
        try (Session owner = source.owner()) {
            owner.run("DELETE FROM content WHERE video_id = 'a'");
            owner.run("SELECT publish_content_event('a', 'report-deleted', '{}', 'test')");
        }

        // When
        CommandRun run = Backups.restore(source, file, "--replace");

        // Then
        assertThat(run.exitCode()).isZero();
        assertThat(Stored.rows(source)).isEqualTo(before);
        try (Session owner = source.owner()) {
            // 7 was the deletion's: it is not given out again
            assertThat(owner.column("SELECT id FROM content_event WHERE kind = 'resync'"))
                    .containsExactly("8");
        }
    }

    @Test
    void olderBackupReplacesANewerSchemasRows() throws IOException, SQLException {
        assertThat(Backups.run(new SchemaCommand(), source, "down", "--to", "003", "--yes")
                        .exitCode())
                .isZero();
        Path file = Backups.write(source, file());
        Map<String, List<@Nullable String>> before = Stored.rows(source);
        assertThat(Backups.run(new SchemaCommand(), source, "up").exitCode()).isZero();

        CommandRun run = Backups.restore(source, file, "--replace");

        assertThat(run.exitCode()).isZero();
        assertThat(Stored.rows(source)).containsAllEntriesOf(before).containsKey("report_card");
    }

    @Test
    void failureInTheMiddleLeavesEverythingAsItWas() throws IOException, SQLException {
        // Given
        Path file = Backups.write(source, file());
        Map<String, List<@Nullable String>> before = Stored.rows(source);
        try (Session owner = source.owner()) {
            owner.run("ALTER TABLE report_card ADD CONSTRAINT obstacle CHECK (video_id <> 'reddit:c') NOT VALID");
        }

        // When
        CommandRun run = Backups.restore(source, file, "--replace");

        // Then
        assertThat(run.output()).contains("nothing is restored").contains("obstacle");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(Stored.rows(source)).isEqualTo(before);
        try (Session owner = source.owner()) {
            assertThat(owner.number("SELECT count(*) FROM pg_trigger WHERE tgenabled <> 'O'"))
                    .isZero();
        }
    }

    private Path file() {
        return directory.resolve("backup");
    }
}
