package ytv2.dashboard.filter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import ytv2.dashboard.ApiContract;
import ytv2.dashboard.Expected;

/// `GET /api/filters` without narrowing.
abstract class FilterApiContract extends ApiContract {

    @Test
    void filtersCountWhatIsListed() {
        JsonNode filters = dashboard.get("/api/filters").json();

        assertThat(Expected.pretty(filters)).isEqualTo(Expected.pretty(Expected.json("filters")));
    }

    @Test
    void emptyDatabaseHasEveryDimensionAndNoValue() throws SQLException {
        database.clear();

        assertThat(dashboard.get("/api/filters").json().toString())
                .isEqualTo("{\"source\":[],\"content_source\":[],\"languages\":[],\"categories\":[],"
                        + "\"content_type\":[],\"complexity_level\":[],\"channels\":[],\"has_audio\":[],"
                        + "\"summary_type\":[]}");
    }

    @Test
    void variantThatLooksLikeAnothersNameIsShownAsItIs() throws SQLException {
        change(
                "INSERT INTO content_summaries (video_id, variant, text, html)"
                        + " VALUES ('bare', 'insights', 'x', '<p>x</p>')",
                "SELECT refresh_report_card('{bare}')");

        assertThat(values("summary_type")).contains("Insights", "insights").doesNotHaveDuplicates();
    }

    @Test
    void valueMayContainWhatSeparatesNameAndValue() throws SQLException {
        change(
                "UPDATE content SET channel_name = 'a=b=c ' || U&'\\00A0' || ' d' WHERE video_id = 'bare'",
                "SELECT refresh_report_card('{bare}')");

        assertThat(values("channels")).contains("a=b=c d");
    }

    private List<String> values(String dimension) {
        return dashboard
                .get("/api/filters")
                .json()
                .path(dimension)
                .valueStream()
                .map(value -> value.path("value").asText())
                .toList();
    }
}
