package ytv2.migration.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ytv2.migration.CommandRun;
import ytv2.migration.generate.Recipe;
import ytv2.migration.run.Stage;
import ytv2.migration.source.Snapshot;
import ytv2.model.testing.Session;

/// Drift between a file and PostgreSQL is named, measured, and mended in the direction that a person names.
class MirrorCheckIT {

    private Stage stage;

    @TempDir
    private Path reports;

    @BeforeEach
    void takeInAndMirror(@TempDir Path directory) throws SQLException, IOException {
        stage = Stage.of(directory, Recipe.clean(12).withSummaryBytes(80));
        assertThat(stage.command("--nas", stage.nas().toString()).exitCode()).isZero();
        assertThat(Mirroring.mirror(stage, stage.nas()).exitCode()).isZero();
    }

    @AfterEach
    void dropDatabase() throws SQLException {
        stage.close();
    }

    private CommandRun check(String mode, String... more) {
        String[] arguments = Stream.concat(Stream.of("--check", "--reports", reports.toString()), Stream.of(more))
                .toArray(String[]::new);
        return Mirroring.command(stage, mode, stage.nas(), arguments);
    }

    private void drift() throws SQLException {
        Stage.legacy(
                stage.nas(),
                "UPDATE content SET title = 'By hand', updated_at = '2099-01-01T00:00:00Z' WHERE video_id = '"
                        + stage.recipe().videoId(3) + "'",
                "DELETE FROM content WHERE video_id = '" + stage.recipe().videoId(4) + "'",
                "INSERT INTO content (id, video_id, title) VALUES ('yt:unknown~one', 'unknown~one', 'Of the file')");
    }

    @Test
    void sameDataIsNoDriftAndCheckingWritesNothing() throws IOException {
        String before = Snapshot.sha256(stage.nas());

        CommandRun check = check("false");

        assertThat(check.output()).contains("0 videos differ");
        assertThat(check.exitCode()).isZero();
        assertThat(Snapshot.sha256(stage.nas())).isEqualTo(before);
    }

    @Test
    void driftIsNamedAndMeasured() throws SQLException, IOException {
        drift();
        Path metrics = reports.resolve("mirror.prom");

        CommandRun check = check("false", "--metrics", metrics.toString());

        assertThat(check.exitCode()).isEqualTo(3);
        assertThat(check.output())
                .contains("3 videos differ")
                .contains("different  " + stage.recipe().videoId(3) + " title: expected")
                .contains("missing  " + stage.recipe().videoId(4))
                .contains("not taken in  unknown~one");
        assertThat(metrics).content().contains("ytv2_mirror_drift_videos{file=\"" + stage.nas() + "\"} 3.000");
        assertThat(Files.exists(reports.resolve("mirror.prom.new"))).isFalse();
    }

    @Test
    void lagIsMeasured() throws SQLException, IOException {
        Path metrics = reports.resolve("mirror.prom");
        try (Session open = stage.owner()) {
            open.begin();
            Handler.write(open, "late~one", "Late");
            try (Session session = stage.owner()) {
                Handler.ingest(session, "new~one", "A new one");
            }
            assertThat(Mirroring.mirror(stage, stage.nas(), "--metrics", metrics.toString())
                            .exitCode())
                    .isZero();
            open.rollback();
        }

        assertThat(metrics)
                .content()
                .contains("ytv2_mirror_lag_events{file=\"" + stage.nas() + "\"} 1.000")
                .containsPattern("ytv2_mirror_lag_seconds\\{file=.*} \\d+\\.\\d+")
                .containsPattern("ytv2_mirror_last_success_timestamp_seconds\\{file=.*} \\d{10}\\.000");
    }

    @Test
    void fileIsMadeWhatPostgresHas() throws SQLException {
        drift();
        assertThat(check("false", "--repair", "sqlite").errors()).contains("refused to write " + stage.nas());

        CommandRun repair = check("true", "--repair", "sqlite");

        // what PostgreSQL has never heard of is not its to delete
        assertThat(repair.output()).contains("2 videos written, 0 deleted").contains("1 videos differ");
        assertThat(repair.exitCode()).isEqualTo(3);
        assertThat(Mirroring.texts(stage.nas(), "SELECT count(*) FROM content WHERE title = 'By hand'"))
                .containsExactly("0");
        assertThat(check("false").output()).contains("not taken in  unknown~one");
    }

    @Test
    void postgresTakesInWhatTheFileHas() throws SQLException {
        drift();

        CommandRun repair = check("false", "--repair", "postgres");

        assertThat(repair.output()).contains("1 inserted").contains("1 updated");
        assertThat(stage.column("SELECT title FROM content WHERE video_id IN ('unknown~one', '"
                        + stage.recipe().videoId(3) + "') ORDER BY 1"))
                .containsExactly("By hand", "Of the file");
        assertThat(check("false").output())
                .contains("missing  " + stage.recipe().videoId(4));
    }

    @Test
    void wrongUsageIsTold() {
        assertThat(Mirroring.mirror(stage, stage.nas(), "--repair", "sqlite").exitCode())
                .isEqualTo(2);
        assertThat(check("true", "--follow", "2s").exitCode()).isEqualTo(2);
        assertThat(check("true", "--repair", "both").exitCode()).isEqualTo(2);
    }
}
