package ytv2.migration.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ytv2.migration.generate.Recipe;

/// What was rejected is put right in the file of rejects, and taken in from there.
class ReplayIT {

    private static final String RIGHT = "{\"categories\": [{\"category\": \"Put right\", \"subcategories\": []}]}";

    private final Path directory;
    private final Stage stage;

    ReplayIT(@TempDir Path directory) throws SQLException, IOException {
        this.directory = directory;
        stage = Stage.of(directory, Recipe.clean(8).withSummaryBytes(60));
    }

    @AfterEach
    void dropDatabase() throws SQLException {
        stage.close();
    }

    @Test
    void videoWithoutAnIdIsTakenInWithAllThatBelongsToIt() throws SQLException, IOException {
        String id = stage.recipe().videoId(1);
        spoil("UPDATE content SET video_id = 'no id!', channel_id = x'00ff' WHERE video_id = '" + id + "'");

        Stage.Done replayed = replay("content", "video_id", id);

        assertThat(replayed.outcome("inserted")).isEqualTo(1);
        assertThat(replayed.output()).contains("1 curated in the files = 1 live");
        assertThat(stage.column("SELECT variant FROM content_summaries WHERE video_id = '" + id + "'"))
                .containsExactly("comprehensive");
        // a blob is a blob again, or it would be text in here
        assertThat(stage.column("SELECT legacy ->> 'channel_id' FROM content WHERE video_id = '" + id + "'"))
                .containsExactly("{\"base64\": \"AP8=\"}");
    }

    @Test
    void categoriesArePutRight() throws SQLException, IOException {
        String id = stage.recipe().videoId(2);
        spoil("UPDATE content SET subcategories_json = '{\"categories\": [{' WHERE video_id = '" + id + "'");

        Stage.Done replayed = replay("content", "subcategories_json", RIGHT);

        assertThat(replayed.outcome("updated")).isEqualTo(1);
        assertThat(stage.column("SELECT curated || ' ' || (subcategories_json #>> '{categories,0,category}')"
                        + " FROM content WHERE video_id = '" + id + "'"))
                .containsExactly("true Put right");
        assertThat(stage.number("SELECT count(*) FROM content_summaries WHERE video_id = '" + id + "'"))
                .isEqualTo(1);
    }

    @Test
    void summaryIsPutRight() throws SQLException, IOException {
        String id = stage.recipe().videoId(4);
        spoil("UPDATE content_summaries SET summary_type = '" + "x".repeat(200) + "' WHERE content_id = 'yt:" + id
                + "'");

        Stage.Done replayed = replay("content_summaries", "summary_type", "audio");

        assertThat(replayed.outcome("updated")).isEqualTo(1);
        assertThat(stage.column("SELECT variant FROM content_summaries WHERE video_id = '" + id + "'"))
                .containsExactly("audio");
    }

    private void spoil(String sql) throws SQLException {
        Stage.legacy(stage.nas(), sql);
        Stage.legacy(stage.dashboard(), sql);
    }

    /// A run that rejects, one that takes in what was put right, and one more that has nothing to do.
    private Stage.Done replay(String table, String column, String right) throws IOException {
        Stage.Done run = stage.run();
        assertThat(run.exitCode()).isEqualTo(1);
        List<String> lines = new ArrayList<>();
        for (String line : run.list("-rejects.jsonl")) {
            lines.add(corrected(new ObjectMapper().readTree(line), table, column, right));
        }
        Path file = Files.write(directory.resolve("rejects.jsonl"), lines);
        Stage.Done replayed = stage.command("--replay", file.toString());
        assertThat(replayed.errors()).isEmpty();
        assertThat(replayed.exitCode()).isZero();
        assertThat(stage.command("--replay", file.toString()).output()).contains("nothing has changed");
        return replayed;
    }

    private static String corrected(JsonNode reject, String table, String column, String right) {
        for (JsonNode row : reject.path("rows")) {
            if (row.path("table").asText().equals(table) && row.path("columns") instanceof ObjectNode columns) {
                columns.put(column, right);
            }
        }
        return reject.toString();
    }
}
