package ytv2.migration.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ytv2.migration.generate.Recipe;
import ytv2.model.testing.Session;

/// What comes after a run, or in its middle.
class RepeatedRunIT {

    private static final int DELETED_INDEX = 5;

    private final Stage stage;

    RepeatedRunIT(@TempDir Path directory) throws SQLException, IOException {
        stage = Stage.of(directory, Recipe.clean(68).withSummaryBytes(200));
    }

    @AfterEach
    void dropDatabase() throws SQLException {
        stage.close();
    }

    @Test
    void secondRunChangesNothing() throws SQLException, IOException {
        Stage.Done _ = stage.run();
        Map<String, String> before = stage.checksums();
        long audit = stage.number("SELECT count(*) FROM content_audit");
        long events = stage.number("SELECT count(*) FROM content_event");

        Stage.Done second = stage.run();

        assertThat(second.output()).contains("nothing has changed").contains("68 same");
        assertThat(second.exitCode()).isZero();
        assertThat(second.outcome("same")).isEqualTo(68);
        assertThat(stage.checksums()).isEqualTo(before);
        assertThat(stage.number("SELECT count(*) FROM content_audit")).isEqualTo(audit);
        assertThat(stage.number("SELECT count(*) FROM content_event")).isEqualTo(events);
    }

    @Test
    void dryRunSaysWhatTheRunDoesAndTouchesNothing() throws SQLException, IOException {
        long rows = stage.rows();

        Stage.Done dry = stage.run("--dry-run");

        assertThat(dry.output()).contains("dry run: nothing is changed");
        assertThat(stage.rows()).isEqualTo(rows);
        Stage.Done run = stage.run();
        assertThat(dry.result().path("outcomes")).isEqualTo(run.result().path("outcomes"));
        assertThat(dry.list("-outcomes.txt")).isEqualTo(run.list("-outcomes.txt"));
        assertThat(dry.list("-conflicts.txt")).isEqualTo(run.list("-conflicts.txt"));
        assertThat(dry.list("-notes.txt")).isEqualTo(run.list("-notes.txt"));
    }

    @Test
    void oneFileIsEnough() throws SQLException, IOException {
        Stage.Done nas = stage.command("--nas", stage.nas().toString());

        assertThat(nas.exitCode()).isZero();
        assertThat(nas.outcome("inserted")).isEqualTo(68);
        assertThat(nas.output()).contains("67 curated in the files = 67 live");

        Stage.Done dashboard = stage.command("--dashboard", stage.dashboard().toString());

        assertThat(dashboard.exitCode()).isZero();
        assertThat(dashboard.outcome("updated")).isEqualTo(3);
        assertThat(dashboard.outcome("same")).isEqualTo(59);
        assertThat(stage.number("SELECT count(*) FROM content")).isEqualTo(68);
    }

    @Test
    void whatWasDeletedHereStaysDeleted() throws SQLException, IOException {
        Stage.Done _ = stage.run();
        String gone = stage.recipe().videoId(8);
        stage.change("INSERT INTO content_tombstone (video_id, deleted_by) VALUES (?, 'a person')", gone);
        stage.change("DELETE FROM content WHERE video_id = ?", gone);

        Stage.Done second = stage.run();
        // the files say something new of it
        Stage.legacy(
                stage.nas(),
                "UPDATE content SET title = 'New', updated_at = '2030-01-01T00:00:00Z' WHERE video_id = '" + gone
                        + "'");
        Stage.Done third = stage.run();

        assertThat(second.outcome("skipped_tombstoned")).isEqualTo(1);
        assertThat(second.output())
                .contains(
                        "62 live + 4 deleted on the dashboard + 1 deleted here + 0 changed here + 0 rejected; unexplained: 0");
        assertThat(third.outcome("skipped_tombstoned")).isEqualTo(1);
        assertThat(third.exitCode()).isZero();
        assertThat(stage.number("SELECT count(*) FROM content WHERE video_id = '" + gone + "'"))
                .isZero();
    }

    @Test
    void whatTheDashboardDeletesLaterDisappears() throws SQLException, IOException {
        Stage.Done _ = stage.run();
        String id = stage.recipe().videoId(11);
        deleteOnDashboard(id);

        Stage.Done second = stage.run();
        Stage.Done third = stage.run();

        assertThat(second.outcome("deleted")).isEqualTo(1);
        assertThat(second.list("-outcomes.txt")).containsExactly("deleted " + id);
        assertThat(stage.number("SELECT count(*) FROM content WHERE video_id = '" + id + "'"))
                .isZero();
        assertThat(stage.number("SELECT count(*) FROM report_card WHERE video_id = '" + id + "'"))
                .isZero();
        assertThat(third.output()).contains("nothing has changed");
    }

    @Test
    void whatSomebodyHasWrittenSinceIsKeptThoughTheDashboardDeletesIt() throws SQLException, IOException {
        Stage.Done _ = stage.run();
        String id = stage.recipe().videoId(11);
        stage.change("UPDATE content SET title = 'Written here' WHERE video_id = ?", id);
        Stage.legacy(stage.dashboard(), "DELETE FROM content WHERE video_id = '" + id + "'");

        Stage.Done second = stage.run();

        assertThat(second.outcome("kept")).isEqualTo(1);
        assertThat(title(id)).isEqualTo("Written here");
    }

    @Test
    void whatWasRestoredHereIsNotDeletedAgain() throws SQLException, IOException {
        Stage.Done _ = stage.run();
        String id = stage.recipe().videoId(DELETED_INDEX);
        stage.change("DELETE FROM content_tombstone WHERE video_id = ?", id);
        stage.change(
                "INSERT INTO content (video_id, title, channel_name, content_source) VALUES (?, 'Back', 'C', 'web')",
                id);

        Stage.Done second = stage.run();

        assertThat(second.outcome("deleted")).isZero();
        assertThat(title(id)).isEqualTo("Back");
    }

    @Test
    void changesHereGiveWayToNewerOnesAlone() throws SQLException, IOException {
        Stage.Done _ = stage.run();
        String id = stage.recipe().videoId(9);
        stage.change("UPDATE content SET title = 'Ingested' WHERE video_id = ?", id);

        Stage.Done unchanged = stage.run();
        String afterUnchanged = title(id);
        Stage.legacy(
                stage.nas(),
                "UPDATE content SET title = 'Old news', updated_at = '2025-06-02T00:00:00Z' WHERE video_id = '" + id
                        + "'");
        Stage.Done older = stage.run();
        String afterOlder = title(id);
        Stage.legacy(
                stage.nas(),
                "UPDATE content SET title = 'News', updated_at = '2099-06-02T00:00:00Z' WHERE video_id = '" + id + "'");
        Stage.Done newer = stage.run();

        assertThat(unchanged.outcome("same")).isEqualTo(68);
        assertThat(afterUnchanged).isEqualTo("Ingested");
        assertThat(older.exitCode()).isZero();
        assertThat(afterOlder).isEqualTo("Ingested");
        assertThat(newer.outcome("updated")).isEqualTo(1);
        assertThat(title(id)).isEqualTo("News");
        assertThat(stage.column("SELECT card::jsonb ->> 'title' FROM report_card WHERE video_id = '" + id + "'"))
                .containsExactly("News");
    }

    @Test
    void newRevisionsAreAddedAndTheLatestIsThatOfTheFiles() throws SQLException, IOException {
        Stage.Done _ = stage.run();
        String id = stage.recipe().videoId(6);
        Stage.legacy(
                stage.nas(),
                "UPDATE summary_variants SET is_latest = 0 WHERE video_id = '" + id + "'",
                "INSERT INTO summary_variants (video_id, variant_type, revision, content, created_at) VALUES ('" + id
                        + "', 'audio-fr', 3, 'third', '2025-06-03T00:00:00Z')");

        Stage.Done second = stage.run();

        assertThat(second.outcome("updated")).isEqualTo(1);
        assertThat(stage.column("SELECT revision || ' ' || is_latest FROM content_summaries WHERE variant = 'audio-fr'"
                        + " AND video_id = '" + id + "' ORDER BY revision"))
                .containsExactly("1 false", "2 false", "3 true");
    }

    @Test
    void secondRunAtATimeIsRefused() throws SQLException, IOException {
        try (Session other = stage.owner()) {
            other.run("SELECT pg_advisory_lock(1, 1)");

            Stage.Done run = stage.run();

            assertThat(run.exitCode()).isEqualTo(3);
            assertThat(run.errors()).contains("another run is at work on this database");
        }
        assertThat(stage.number("SELECT count(*) FROM content")).isZero();
        assertThat(stage.run().exitCode()).isZero();
    }

    @Test
    void runThatFailsHalfwayIsFinishedByTheNext() throws SQLException, IOException {
        Stage.Done _ = stage.run();
        Map<String, String> undisturbed = stage.meanings();
        stage.change("TRUNCATE content, content_tombstone, migrated_video CASCADE");
        // deletes come last in a batch
        stage.change("CREATE FUNCTION trouble() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
                + " RAISE EXCEPTION 'trouble' USING ERRCODE = 'disk_full'; END $$");
        stage.change("CREATE TRIGGER trouble BEFORE INSERT ON content_tombstone EXECUTE FUNCTION trouble()");

        Stage.Done failed = stage.run();

        assertThat(failed.exitCode()).isEqualTo(3);
        assertThat(failed.errors()).contains("trouble");
        assertThat(stage.number("SELECT count(*) FROM content")).isZero();
        assertThat(stage.number("SELECT count(*) FROM migrated_video")).isZero();
        stage.change("DROP TRIGGER trouble ON content_tombstone");
        assertThat(stage.run().exitCode()).isZero();
        assertThat(stage.meanings()).isEqualTo(undisturbed);
    }

    private void deleteOnDashboard(String id) throws SQLException {
        Stage.legacy(
                stage.dashboard(),
                "DELETE FROM content_summaries WHERE content_id = 'yt:" + id + "'",
                "DELETE FROM content WHERE video_id = '" + id + "'");
    }

    private String title(String id) throws SQLException {
        return stage.column("SELECT title FROM content WHERE video_id = '" + id + "'")
                .getFirst();
    }
}
