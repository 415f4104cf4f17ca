package ytv2.benchmarks.data;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportsTest {

    private static final String ID = "0123456789a";

    private static final List<String> REPORTS = Reports.after(1_000, 8, ID);

    @Test
    void sameInEveryRun() {
        assertThat(Reports.after(1_000, 8, ID)).isEqualTo(REPORTS);
        assertThat(new HashSet<>(REPORTS)).hasSize(8);
    }

    @Test
    void idStandsWhereverTheVideosOwnWould() throws Exception {
        JsonNode report = json(REPORTS.getFirst());

        assertThat(report.path("video_id").asText()).isEqualTo(ID);
        assertThat(report.path("id").asText()).isEqualTo("yt:" + ID);
        assertThat(report.path("canonical_url").asText()).endsWith("v=" + ID);
        assertThat(report.path("thumbnail_url").asText()).contains("/" + ID + "/");
    }

    @Test
    void documentsAreOneLineOfJsonWithWhatACardShows() throws Exception {
        for (String text : REPORTS) {
            assertThat(text).doesNotContain("\n");
            JsonNode report = json(text);
            assertThat(report.path("title").asText()).isNotBlank();
            assertThat(report.path("subcategories_json").path("categories")).isNotEmpty();
            assertThat(report.path("analysis_json").isObject()).isTrue();
            assertThat(report.path("topics_json").isArray()).isTrue();
            assertThat(report.path("transcript").asText()).isNotBlank();
            assertThat(report.path("summary_variants")).hasSizeGreaterThan(1);
            assertThat(report.at("/summary_variants/0").has("html")).isFalse();
            assertThat(report.at("/summary_variants/1").has("html")).isTrue();
        }
    }

    @Test
    void refusedDocumentDiffersInOneMember() throws Exception {
        JsonNode refused = json(Reports.refused(REPORTS.getFirst()));

        assertThat(refused.at("/clear/0").asText()).isEqualTo("nonsense");
        assertThat(refused).hasSize(json(REPORTS.getFirst()).size() + 1);
    }

    private static JsonNode json(String text) throws Exception {
        return new ObjectMapper().readTree(text);
    }
}
