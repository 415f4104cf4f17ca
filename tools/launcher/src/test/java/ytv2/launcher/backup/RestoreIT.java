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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ytv2.launcher.CommandRun;
import ytv2.launcher.database.SchemaCommand;
import ytv2.model.testing.Session;
import ytv2.model.testing.TestDatabase;

/// What comes out of a backup.
class RestoreIT {

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

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void everythingComesBack(boolean builtIn) throws SQLException, IOException {
        // Given
        Path file = builtIn ? Backups.write(source, file()) : Backups.writeByPgDump(source, file());

        // When
        CommandRun run = Backups.restore(target, file);

        // Then
        assertThat(run.output()).contains("the schema is at version");
        assertThat(run.exitCode()).isZero();
        try (Session before = source.owner();
                Session after = target.owner()) {
            Map<String, List<@Nullable String>> rows = Stored.rows(after);
            assertThat(rows).isEqualTo(Stored.rows(before));
            assertThat(rows.values()).allSatisfy(table -> assertThat(table).isNotEmpty());
            assertThat(after.number("SELECT count(*) FROM (TABLE report_card EXCEPT TABLE v_report_card) AS d"))
                    .isZero();
            // six were given out, one of them to a transaction that was rolled back; the seventh tells of the restore
            assertThat(after.column("SELECT id FROM content_event WHERE kind = 'resync'"))
                    .containsExactly("7");
            assertThat(after.number("SELECT publish_content_event('a', 'report-synced', '{}', 'test')"))
                    .isEqualTo(8);
        }
    }

    @Test
    void eventsOfAnotherServersFutureAreVisibleAtOnce() throws IOException, SQLException {
        try (Session owner = source.owner()) {
            owner.run("UPDATE content_event SET xact_id = '9000000000000' WHERE id = 2");
        }
        Path file = Backups.write(source, file());

        assertThat(Backups.restore(target, file).exitCode()).isZero();

        try (Session owner = target.owner()) {
            assertThat(owner.number("""
                            SELECT count(*) FROM content_event
                            WHERE xact_id < pg_snapshot_xmin(pg_current_snapshot())
                            """)).isEqualTo(6);
        }
    }

    @Test
    void triggersAndForeignKeysWorkAfterwards() throws IOException, SQLException {
        assertThat(Backups.restore(target, Backups.write(source, file())).exitCode())
                .isZero();

        try (Session ingest = target.ingest()) {
            ingest.run(
                    "INSERT INTO content_summaries (video_id, variant, text, html) VALUES ('a', 'audio', 'new', '')");
            assertThat(ingest.text("""
                            SELECT revision || text FROM v_latest_summaries WHERE video_id = 'a' AND variant = 'audio'
                            """)).isEqualTo("3new");
        }
    }

    @Test
    void backupOfAnOlderSchemaIsMigratedUp() throws IOException, SQLException {
        CommandRun down = Backups.run(new SchemaCommand(), source, "down", "--to", "003", "--yes");
        assertThat(down.exitCode()).isZero();
        Path file = Backups.write(source, file());
        Map<String, List<@Nullable String>> before = Stored.rows(source);

        CommandRun run = Backups.restore(target, file);

        assertThat(run.output()).contains("at schema version 003");
        assertThat(run.exitCode()).isZero();
        try (Session owner = target.owner()) {
            assertThat(owner.number("SELECT count(*) FROM content")).isEqualTo(3);
            assertThat(owner.text("SELECT to_regclass('report_card')")).isEqualTo("report_card");
        }
        assertThat(Stored.rows(target)).containsAllEntriesOf(before);
    }

    private Path file() {
        return directory.resolve("backup");
    }
}
