package ytv2.migration.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ytv2.migration.generate.Recipe;

/// What happens to one video among others.
class OddVideosIT {

    private final Stage stage;

    OddVideosIT(@TempDir Path directory) throws SQLException, IOException {
        stage = Stage.of(directory, Recipe.clean(20).withSummaryBytes(200));
    }

    @AfterEach
    void dropDatabase() throws SQLException {
        stage.close();
    }

    @Test
    void videoThatPostgresRefusesKeepsNoOtherOut() throws SQLException, IOException {
        String id = stage.recipe().videoId(9);
        stage.change("ALTER TABLE content ADD CONSTRAINT ck_trouble CHECK (video_id <> '" + id + "')");

        Stage.Done run = stage.run();

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.outcome("rejected")).isEqualTo(1);
        assertThat(run.list("-rejects.jsonl"))
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .contains(id)
                        .contains("PostgreSQL refuses it")
                        .contains("ck_trouble")
                        .contains("\"table\":\"content\""));
        long others = stage.number("SELECT count(*) FROM content");
        assertThat(others).isEqualTo(run.outcome("inserted"));

        stage.change("ALTER TABLE content DROP CONSTRAINT ck_trouble");
        Stage.Done again = stage.run();

        assertThat(again.exitCode()).isZero();
        assertThat(again.outcome("inserted")).isEqualTo(1);
        assertThat(stage.number("SELECT count(*) FROM content")).isEqualTo(others + 1);
    }

    @Test
    void fileMayGoBackToAnOlderRevision() throws SQLException, IOException {
        Stage.Done _ = stage.run();
        String id = stage.recipe().videoId(6);
        Stage.legacy(
                stage.nas(),
                "UPDATE summary_variants SET is_latest = revision = 1 WHERE video_id = '" + id + "'",
                "UPDATE content SET updated_at = '2099-01-01T00:00:00Z' WHERE video_id = '" + id + "'");
        Stage.legacy(stage.dashboard(), "DELETE FROM summary_variants WHERE video_id = '" + id + "'");

        Stage.Done second = stage.run();

        assertThat(second.outcome("updated")).isEqualTo(1);
        assertThat(stage.column("SELECT revision || ' ' || is_latest FROM content_summaries WHERE variant = 'audio-fr'"
                        + " AND video_id = '" + id + "' ORDER BY revision"))
                .containsExactly("1 true", "2 false");
        assertThat(stage.run().output()).contains("nothing has changed");
    }

    @Test
    void categoriesThatSomebodyHasTakenAwayAreExplained() throws SQLException, IOException {
        Stage.Done first = stage.run();
        String id = stage.recipe().videoId(9);
        stage.change("UPDATE content SET curated = false, subcategories_json = NULL WHERE video_id = ?", id);
        stage.change("INSERT INTO content_audit (video_id, action, actor) VALUES (?, 'ingest', 'a person')", id);

        Stage.Done second = stage.run();

        assertThat(first.output()).contains("0 changed here");
        assertThat(second.output()).contains("1 changed here").contains("unexplained: 0");
        assertThat(second.exitCode()).isZero();
        assertThat(second.list("-curated.txt")).contains("changed " + id);
    }
}
