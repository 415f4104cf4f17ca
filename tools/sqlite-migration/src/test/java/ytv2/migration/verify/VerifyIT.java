package ytv2.migration.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ytv2.migration.generate.Recipe;
import ytv2.migration.run.Stage;
import ytv2.model.testing.Session;

/// Rows that are gone, too many, or no longer what the files say; and what others may do without being suspected.
class VerifyIT {

    private final Stage stage;
    private final String video;

    VerifyIT(@TempDir Path directory) throws SQLException, IOException {
        stage = Stage.of(directory, Recipe.clean(8).withSummaryBytes(120));
        video = stage.recipe().videoId(1);
    }

    @BeforeEach
    void run() throws IOException {
        assertThat(stage.run().exitCode()).isZero();
    }

    @AfterEach
    void dropDatabase() throws SQLException {
        stage.close();
    }

    @Test
    void missingVideoIsNamed() throws SQLException, IOException {
        stage.change("DELETE FROM content WHERE video_id = ?", video);

        Stage.Done verified = stage.verify();

        assertThat(verified.output()).contains("missing  " + video + ": ");
        assertThat(verified.result().at("/differences/missing").asInt()).isEqualTo(1);
        assertThat(verified.exitCode()).isEqualTo(3);
    }

    @Test
    void extraVideoIsNamed() throws SQLException, IOException {
        stage.change("INSERT INTO content (video_id, title, channel_name, content_source)"
                + " VALUES ('nobody', 'Nobody knows it', 'Nobody', 'web')");

        Stage.Done verified = stage.verify();

        assertThat(verified.output())
                .contains("extra  nobody: [Nobody knows it]")
                .contains("nobody: a video that is not as its last writer left it");
        assertThat(verified.exitCode()).isEqualTo(3);
    }

    @Test
    void extraAndMissingSummariesAreNamed() throws SQLException, IOException {
        stage.change("UPDATE content_summaries SET variant = 'key-insights' WHERE video_id = ?", video);

        Stage.Done verified = stage.verify();

        assertThat(verified.output())
                .contains("missing  " + video + " summary comprehensive 1: ")
                .contains("extra  " + video + " summary key-insights 1: ");
        assertThat(verified.exitCode()).isEqualTo(3);
    }

    @Test
    void changedByteInAFileIsNamed() throws SQLException, IOException {
        Stage.legacy(stage.nas(), "UPDATE content SET view_count = view_count + 1 WHERE video_id = '" + video + "'");

        Stage.Done verified = stage.verify();

        assertThat(verified.output())
                .contains("not taken in  " + video + ": ")
                .contains("different  " + video + " legacy: ");
        assertThat(verified.exitCode()).isEqualTo(3);
    }

    @Test
    void changedByteOfADeletedVideoIsNamed() throws SQLException, IOException {
        String deleted = stage.recipe().videoId(5);
        Stage.legacy(stage.nas(), "UPDATE content SET view_count = view_count + 1 WHERE video_id = '" + deleted + "'");

        Stage.Done verified = stage.verify();

        assertThat(verified.output()).contains("not taken in  " + deleted + ": ");
        assertThat(verified.exitCode()).isEqualTo(3);
    }

    @Test
    void differenceIsShownWhereItIs() throws SQLException, IOException {
        stage.change("UPDATE content SET title = title || '!' WHERE video_id = ?", video);

        Stage.Done verified = stage.verify();

        assertThat(verified.list("-differences.txt"))
                .anyMatch(line -> line.startsWith("different  " + video + " title: expected [") && line.endsWith("!]"));
    }

    @Test
    void whatTheIngestHasWrittenIsNoDifference() throws SQLException, IOException {
        ingest(video, "The handler's");
        ingest("new~video", "A new one");

        Stage.Done verified = stage.verify();

        assertThat(verified.output())
                .contains("6 videos compared field by field; 1 deleted; 1 written by others too; 1 in PostgreSQL alone")
                .contains("no difference");
        assertThat(verified.exitCode()).isZero();
    }

    @Test
    void whatWasDeletedSinceIsNoDifference() throws SQLException, IOException {
        stage.change("WITH audited AS (INSERT INTO content_audit (video_id, action, actor, hash_before)"
                + " VALUES ('%1$s', 'delete', 'a person', content_hash('%1$s'))), told AS (INSERT INTO content_tombstone"
                        .formatted(video)
                + " (video_id, deleted_by) VALUES ('%1$s', 'a person')) DELETE FROM content WHERE video_id = '%1$s'"
                        .formatted(video));

        Stage.Done verified = stage.verify();

        assertThat(verified.output())
                .contains("6 videos compared field by field; 2 deleted;")
                .contains("no difference");
        assertThat(verified.exitCode()).isZero();
    }

    @Test
    void secondStateOfTheFilesIsVerifiedToo() throws SQLException, IOException {
        Stage.legacy(
                stage.nas(),
                "UPDATE content SET title = 'New', updated_at = '2030-01-01T00:00:00Z' WHERE video_id = '" + video
                        + "'",
                "UPDATE content_summaries SET summary_text = 'Said anew', created_at = '2030-01-01T00:00:00Z'"
                        + " WHERE content_id = 'yt:" + video + "'");
        Stage.legacy(
                stage.dashboard(),
                "DELETE FROM content_summaries WHERE content_id = 'yt:"
                        + stage.recipe().videoId(2) + "'",
                "DELETE FROM content WHERE video_id = '" + stage.recipe().videoId(2) + "'");
        assertThat(stage.verify().exitCode()).isEqualTo(3);

        assertThat(stage.run().exitCode()).isZero();
        Stage.Done verified = stage.verify();

        assertThat(verified.output())
                .contains("6 videos compared field by field; 2 deleted;")
                .contains("no difference");
        assertThat(verified.exitCode()).isZero();
    }

    /// As the ingest service writes: with an entry of the audit, and the card.
    private void ingest(String videoId, String title) throws SQLException {
        try (Session owner = stage.owner()) {
            owner.begin();
            owner.run("CREATE TEMP TABLE before ON COMMIT DROP AS SELECT content_hash('" + videoId + "') AS hash");
            owner.run(
                    "INSERT INTO content (video_id, title, channel_name, content_source) VALUES (?, ?, 'C', 'web')"
                            + " ON CONFLICT (video_id) DO UPDATE SET title = excluded.title",
                    videoId,
                    title);
            owner.run(
                    "INSERT INTO content_audit (video_id, action, actor, hash_before, hash_after)"
                            + " SELECT ?, 'ingest', 'handler', hash, content_hash(?) FROM before",
                    videoId,
                    videoId);
            owner.run("SELECT refresh_report_card(ARRAY[?])", videoId);
            owner.commit();
        }
    }
}
