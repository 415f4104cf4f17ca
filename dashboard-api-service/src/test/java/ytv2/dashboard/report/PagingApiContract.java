package ytv2.dashboard.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ytv2.dashboard.ApiContract;
import ytv2.dashboard.Dashboard.Answer;
import ytv2.dashboard.Reports;
import ytv2.model.testing.Session;

/// Cursors and links of `GET /api/reports`.
abstract class PagingApiContract extends ApiContract {

    private static final int MANY = 25;
    private static final Pattern LINK = Pattern.compile("<([^>]*)>; rel=\"([a-z]+)\"");

    @BeforeEach
    void storeMany() throws SQLException {
        database.clear();
        try (Session session = database.owner()) {
            Reports.storeMany(session, MANY);
        }
    }

    /// Before each next page one report comes that is newer than all, one that is older than all, and one that was
    /// shown goes.
    @ParameterizedTest
    @ValueSource(strings = {"newest", "oldest", "title_az", "duration_desc", "video_newest", "video_oldest"})
    void cursorGivesEachReportOnceWhileOthersComeAndGo(String sort) {
        List<String> before = Walk.byCursor(dashboard, "/api/reports?size=50&sort=" + sort);

        List<String> walked = Walk.byCursor(dashboard, "/api/reports?size=4&sort=" + sort, shown -> {
            store("new-" + shown, "2030-01-01T00:00:00Z");
            store("old-" + shown, "1990-01-01T00:00:00Z");
            delete(before.get(shown % MANY == 0 ? 0 : shown - shown / 4 * 4));
        });

        assertThat(walked).doesNotHaveDuplicates();
        assertThat(walked.stream().filter(id -> id.startsWith("many-")).toList())
                .isSubsetOf(before)
                .hasSizeGreaterThanOrEqualTo(MANY - 2);
    }

    /// Another client stores the same reports anew all the while, which moves none of them.
    @Test
    void numberedPagesGiveEachReportOnceWhileTheyAreStoredAnew() {
        List<String> walked = Walk.byNumber(dashboard, "/api/reports?size=4", _ -> change("""
                WITH changed AS (UPDATE content SET title = title || '!' RETURNING video_id)
                SELECT refresh_report_card(array_agg(video_id)) FROM changed
                """));

        assertThat(walked).doesNotHaveDuplicates().hasSize(MANY);
    }

    @Test
    void cursorPageKnowsWhatAPageKnows() {
        String cursor = dashboard
                .get("/api/reports?size=10")
                .json()
                .path("pagination")
                .path("next_cursor")
                .asText();

        JsonNode second =
                dashboard.get("/api/reports?size=10&cursor=" + cursor).json().path("pagination");

        assertThat(second.path("page").asInt()).isEqualTo(2);
        assertThat(second.path("total").asInt()).isEqualTo(MANY);
        assertThat(second.path("has_next").asBoolean()).isTrue();
        assertThat(second.path("has_prev").asBoolean()).isTrue();
        JsonNode last = dashboard
                .get("/api/reports?size=10&cursor=" + second.path("next_cursor").asText())
                .json();
        assertThat(last.path("reports")).hasSize(5);
        assertThat(last.path("pagination").path("page").asInt()).isEqualTo(3);
        assertThat(last.path("pagination").path("has_next").asBoolean()).isFalse();
        assertThat(last.path("pagination").path("next_cursor").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 25, 26, 50})
    void lastPageHasNoCursorWhateverItsSize(int size) {
        assertThat(Walk.byCursor(dashboard, "/api/reports?size=" + size)).hasSize(MANY);
        assertThat(Walk.byNumber(dashboard, "/api/reports?size=" + size)).hasSize(MANY);
    }

    @Test
    void linksLeadToTheOtherPages() {
        Answer second = dashboard.get("/api/reports?page=2&size=10&channel=Many&q=Number%20");

        assertThat(links(second)).containsExactlyInAnyOrder("first", "prev", "next", "last");
        assertThat(follow(second, "first")).startsWith("many-0025").hasSize(10);
        assertThat(follow(second, "prev")).startsWith("many-0025").hasSize(10);
        assertThat(follow(second, "next")).startsWith("many-0005").hasSize(5);
        assertThat(follow(second, "last")).startsWith("many-0005").hasSize(5);
    }

    @Test
    void endsHaveNoLinkBeyondThem() {
        assertThat(links(dashboard.get("/api/reports?size=10"))).containsExactlyInAnyOrder("first", "next", "last");
        assertThat(links(dashboard.get("/api/reports?size=10&page=3")))
                .containsExactlyInAnyOrder("first", "prev", "last");
        assertThat(follow(dashboard.get("/api/reports?size=10&page=99"), "prev"))
                .startsWith("many-0005");
    }

    @Test
    void linkOfACursorPageGoesOn() {
        Answer first = dashboard.get("/api/reports?size=10");
        String cursor = first.json().path("pagination").path("next_cursor").asText();

        Answer second = dashboard.get("/api/reports?size=10&cursor=" + cursor);

        assertThat(links(second)).containsExactlyInAnyOrder("first", "next", "last");
        assertThat(follow(second, "next")).startsWith("many-0005").hasSize(5);
    }

    @Test
    void linkRepeatsNoMarkupAndNoEndlessQuery() {
        assertThat(dashboard.get("/api/reports?x=%3E%22;rel=y").header("Link"))
                .contains("x=%3E%22;rel=y")
                .doesNotContain("\">");
        assertThat(dashboard.get("/api/reports?x=" + "y".repeat(4000)).header("Link"))
                .isEmpty();
    }

    private List<String> follow(Answer answer, String relation) {
        String target = LINK.matcher(answer.header("Link"))
                .results()
                .filter(link -> link.group(2).equals(relation))
                .map(link -> link.group(1))
                .findFirst()
                .orElseThrow();
        return dashboard.get(target).listed("video_id");
    }

    private static List<String> links(Answer answer) {
        return LINK.matcher(answer.header("Link"))
                .results()
                .map((MatchResult link) -> link.group(2))
                .toList();
    }

    private void store(String videoId, String indexedAt) {
        change(
                """
                INSERT INTO content (video_id, title, channel_name, content_source, indexed_at)
                VALUES ('%1$s', '%1$s', 'Many', 'web', '%2$s')
                """.formatted(videoId, indexedAt),
                "INSERT INTO content_summaries (video_id, variant, text, html) VALUES ('%s', 'comprehensive', 'x', 'x')"
                        .formatted(videoId),
                "SELECT refresh_report_card('{" + videoId + "}')");
    }

    private void delete(String videoId) {
        change("DELETE FROM content WHERE video_id = '" + videoId + "'");
    }
}
