package ytv2.migration.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ytv2.migration.generate.Recipe;

/// A pair with every kind of dirt in it, each at least twice.
class DirtyPairIT {

    private static final int VIDEOS = 1000;

    private final Stage stage;

    DirtyPairIT(@TempDir Path directory) throws SQLException, IOException {
        stage = Stage.of(directory, Recipe.clean(VIDEOS).withSummaryBytes(100).spoilt());
    }

    @AfterEach
    void dropDatabase() throws SQLException {
        stage.close();
    }

    @Test
    void allThatCanBeReadArrivesAndTheRestIsNamed() throws SQLException, IOException {
        Stage.Done run = stage.run();

        assertThat(run.errors()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.output()).contains("; unexplained: 0").contains("-rejects.jsonl");
        assertThat(run.curated().path("unexplained").asLong()).isZero();
        // what belongs to nobody is a reject of its own
        List<JsonNode> rejects = rejects(run);
        assertThat(rejects).hasSizeGreaterThan(30).allSatisfy(reject -> {
            assertThat(reject.path("reason").asText()).isNotBlank();
            assertThat(reject.path("rows")).isNotEmpty();
        });
        assertThat(rejects.stream()
                        .filter(reject -> reject.path("reason").asText().endsWith("belongs to no row of content")))
                .isNotEmpty();
        long rejectedVideos = run.list("-outcomes.txt").stream()
                .filter(line -> line.startsWith("rejected "))
                .count();
        assertThat(run.outcome("rejected")).isEqualTo(rejectedVideos).isLessThanOrEqualTo(rejects.size());
        // a million rows have no more of them
        assertThat(run.result().path("notes").size()).isLessThan(80);
        assertThat(run.list("-notes.txt")).allMatch(line -> line.matches("(coerced|left_out|rejected)  .+"));

        assertThat(stage.number("SELECT count(*) FROM content_summaries WHERE btrim(html) = ''"))
                .isZero();
        assertThat(stage.number("SELECT count(*) FROM content WHERE indexed_at IS NULL OR title = ''"))
                .isZero();
        assertThat(stage.number("SELECT count(*) FROM (SELECT FROM content_summaries GROUP BY video_id, variant"
                        + " HAVING count(*) FILTER (WHERE is_latest) <> 1) AS x"))
                .isZero();
        assertThat(
                        stage.number(
                                "SELECT count(*) FROM content_summaries WHERE text LIKE '{%' AND text NOT LIKE '%cut' AND text NOT LIKE '%''deep''%'"))
                .isZero();
        assertThat(stage.number("SELECT count(*) FROM v_report_card"))
                .isEqualTo(stage.number("SELECT count(*) FROM report_card"));

        Map<String, String> before = stage.checksums();
        Stage.Done second = stage.run();

        assertThat(second.output()).contains("nothing has changed");
        assertThat(second.exitCode()).isEqualTo(1);
        assertThat(stage.checksums()).isEqualTo(before);
        // what was not taken is told again
        assertThat(rejects(second)).isEqualTo(rejects);
    }

    @Test
    void dryRunSaysTheSame() throws SQLException, IOException {
        Stage.Done dry = stage.run("--dry-run", "--nas-timezone", "Europe/Berlin");
        Stage.Done run = stage.run("--nas-timezone", "Europe/Berlin");

        assertThat(dry.exitCode()).isEqualTo(1);
        assertThat(dry.result().path("outcomes")).isEqualTo(run.result().path("outcomes"));
        assertThat(dry.list("-outcomes.txt")).isEqualTo(run.list("-outcomes.txt"));
        assertThat(rejects(dry)).isEqualTo(rejects(run));
    }

    private static List<JsonNode> rejects(Stage.Done run) throws IOException {
        List<JsonNode> rejects = new ArrayList<>();
        for (String line : run.list("-rejects.jsonl")) {
            rejects.add(new ObjectMapper().readTree(line));
        }
        return rejects;
    }
}
