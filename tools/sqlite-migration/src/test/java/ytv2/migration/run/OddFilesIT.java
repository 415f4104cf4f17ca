package ytv2.migration.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ytv2.migration.generate.Recipe;
import ytv2.migration.source.Snapshot;

/// Files of other ages and states than the usual ones.
class OddFilesIT {

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "subcategories_json", "analysis", "summary", "updated_at", "indexed_at", "published_at", "key_topics",
                "category", "title", "content.id", "content_summaries.content_id", "summary_type", "is_latest",
                        "revision",
                "content_summaries.created_at"
            })
    void fileMayLackAColumn(String column) throws SQLException, IOException {
        try (Stage stage =
                Stage.of(directory, Recipe.clean(12).withSummaryBytes(60).without(column))) {
            Stage.Done run = stage.run();

            assertThat(run.errors()).isEmpty();
            // a summary that nothing ties to a video is refused
            boolean untied = column.equals("content.id") || column.equals("content_summaries.content_id");
            assertThat(run.exitCode()).isEqualTo(untied ? 1 : 0);
            assertThat(stage.number("SELECT count(*) FROM content")).isEqualTo(11);
        }
    }

    @Test
    void fileMayLackTheIdOfTheVideo() throws SQLException, IOException {
        try (Stage stage =
                Stage.of(directory, Recipe.clean(12).withSummaryBytes(60).without("content.video_id"))) {
            Stage.Done run = stage.run();

            assertThat(run.exitCode()).isZero();
            assertThat(stage.column("SELECT video_id FROM content"))
                    .contains(stage.recipe().videoId(1));
        }
    }

    @Test
    void fileMayLackTheSecondStore() throws SQLException, IOException {
        try (Stage stage =
                Stage.of(directory, Recipe.clean(12).withSummaryBytes(60).withoutVariants())) {
            assertThat(stage.run().exitCode()).isZero();
            assertThat(stage.number("SELECT count(DISTINCT video_id) FROM content_summaries"))
                    .isEqualTo(11);
        }
    }

    @Test
    void textsInUtf16AreRefusedWithTheWayOut() throws SQLException, IOException {
        try (Stage stage = Stage.of(directory, Recipe.clean(0))) {
            Path other = directory.resolve("other.db");
            Stage.legacy(other, "PRAGMA encoding = 'UTF-16le'", "CREATE TABLE content (id TEXT)");

            Stage.Done run = stage.command("--nas", other.toString());

            assertThat(run.exitCode()).isEqualTo(3);
            assertThat(run.errors()).contains("keeps its texts as UTF-16le", "sqlite3 " + other + " .dump");
        }
    }

    @Test
    void emptyFilesAreTakenIn() throws SQLException, IOException {
        try (Stage stage = Stage.of(directory, Recipe.clean(0))) {
            Stage.Done run = stage.command("--nas", stage.nas().toString());

            assertThat(run.errors()).isEmpty();
            assertThat(run.exitCode()).isZero();
            assertThat(run.output()).contains("nothing has changed").contains("0 curated in the files");
        }
    }

    @Test
    void writeAheadLogIsReadAndLeftAlone() throws SQLException, IOException {
        try (Stage stage = Stage.of(directory, Recipe.clean(12).withSummaryBytes(60));
                Connection writer = DriverManager.getConnection("jdbc:sqlite:" + stage.nas());
                Statement statement = writer.createStatement()) {
            boolean _ = statement.execute("PRAGMA journal_mode = WAL");
            boolean _ = statement.execute("PRAGMA wal_autocheckpoint = 0");
            int _ = statement.executeUpdate(
                    "UPDATE content SET title = 'In the log', updated_at = '2026-01-01T00:00:00Z'");
            Path log = stage.nas().resolveSibling("nas.db-wal");
            String file = Snapshot.sha256(stage.nas());
            String logged = Snapshot.sha256(log);

            Stage.Done run = stage.run();

            assertThat(run.errors()).isEmpty();
            assertThat(stage.number("SELECT count(*) FROM content WHERE title <> 'In the log'"))
                    .isZero();
            assertThat(Files.size(log)).isPositive();
            assertThat(Snapshot.sha256(stage.nas())).isEqualTo(file);
            assertThat(Snapshot.sha256(log)).isEqualTo(logged);
        }
    }

    @Test
    void logOfAProgramThatHasDiedIsRead() throws SQLException, IOException {
        try (Stage stage = Stage.of(directory, Recipe.clean(12).withSummaryBytes(60))) {
            Path dead = WriteAheadLog.leaveBehind(
                    stage.nas(), directory.resolve("dead.db"), "UPDATE content SET title = 'In the log'");
            String file = Snapshot.sha256(dead);

            Stage.Done run = stage.command("--nas", dead.toString());

            assertThat(run.errors()).isEmpty();
            assertThat(stage.number("SELECT count(*) FROM content WHERE title <> 'In the log'"))
                    .isZero();
            assertThat(Snapshot.sha256(dead)).isEqualTo(file);
            assertThat(dead.resolveSibling("dead.db-wal")).isNotEmptyFile();
        }
    }

    @Test
    void whatIsNoDatabaseIsRefused() throws SQLException, IOException {
        try (Stage stage = Stage.of(directory, Recipe.clean(0))) {
            Path text = Files.writeString(directory.resolve("text.db"), "no database ".repeat(1000));

            assertThat(stage.command("--nas", text.toString()).errors()).contains("text.db is no SQLite database");
            assertThat(stage.command("--nas", directory.resolve("missing.db").toString())
                            .exitCode())
                    .isEqualTo(3);
            assertThat(stage.command().exitCode()).isEqualTo(2);
            assertThat(stage.command("--nas", stage.nas().toString(), "--deletes-from", "nas")
                            .exitCode())
                    .isEqualTo(2);
            assertThat(stage.command("--nas", stage.nas().toString(), "--deletes-from", "dashboard")
                            .errors())
                    .contains("add --dashboard FILE");
        }
    }
}
