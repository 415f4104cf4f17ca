package ytv2.dashboard.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ytv2.dashboard.ApiContract;
import ytv2.dashboard.Dashboard.Answer;

/// `GET /api/semantic-search`.
abstract class SearchApiContract extends ApiContract {

    private static final String SEARCH = "/api/semantic-search";

    @BeforeEach
    void storeTexts() throws Exception {
        database.clear();
        change("""
                INSERT INTO content (video_id, title, channel_name, content_source, indexed_at)
                VALUES ('title', 'Crème brûlée', 'c', 'web', '2025-01-01Z'),
                       ('text', 'Dessert', 'c', 'web', '2025-01-02Z'),
                       ('half', 'Brûlée of the sea', 'c', 'web', '2025-01-03Z'),
                       ('kanji', '日本語の要約', 'c', 'web', '2025-01-04Z'),
                       ('hidden', 'Crème brûlée', 'c', 'web', '2025-01-05Z')
                """, """
                INSERT INTO content_summaries (video_id, variant, text, html)
                SELECT video_id, 'comprehensive',
                       CASE video_id WHEN 'text' THEN 'All about creme and brulee, 100% sure.' ELSE 'x' END, 'x'
                FROM content WHERE video_id <> 'hidden'
                """, "SELECT refresh_report_card(array_agg(video_id)) FROM content");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            creme%20brulee        | title text half
            CR%C3%88ME            | title text
            %22creme%20brulee%22  | title half text
            dessert               | text
            %E6%9C%AC%E8%AA%9E    | kanji
            100%25                | text
            nothing%20here        | ''
            %25                   | text
            %26%7C!()%3A*%3C-%3E' | ''
            """)
    void searchFindsTheBestFirst(String q, String ids) {
        Answer answer = dashboard.get(SEARCH + "?q=" + q);

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        List<String> expected = ids.isEmpty() ? List.of() : Arrays.asList(ids.split(" "));
        assertThat(results(answer)).isEqualTo(expected);
    }

    @Test
    void answerHasWhatTheFrontEndReads() {
        JsonNode answer =
                dashboard.get(SEARCH + "?q=dessert&topk=50&mode=keyword").json();

        assertThat(answer.path("query").asText()).isEqualTo("dessert");
        assertThat(answer.path("mode").asText()).isEqualTo("keyword");
        assertThat(answer.path("search_type").asText()).isEqualTo("text");
        assertThat(answer.path("available").asBoolean()).isTrue();
        assertThat(answer.path("indexed_count").asInt()).isEqualTo(4);
        JsonNode result = answer.path("results").path(0);
        assertThat(result.path("id").asText()).isEqualTo("text");
        assertThat(result.path("video_id").asText()).isEqualTo("text");
        assertThat(result.path("title").asText()).isEqualTo("Dessert");
        assertThat(result.path("score").asDouble()).isBetween(0.0, 1.0);
    }

    @Test
    void scoresFallFromFirstToLast() {
        List<Double> scores = dashboard
                .get(SEARCH + "?q=creme+brulee")
                .json()
                .path("results")
                .valueStream()
                .map(result -> result.path("score").asDouble())
                .toList();

        assertThat(scores).hasSize(3).isSortedAccordingTo((a, b) -> Double.compare(b, a));
    }

    @ParameterizedTest
    @CsvSource({"topk=1, 1", "topk=0, 1", "topk=abc, 3", "topk=99999999999, 3", "topk=-1, 3"})
    void soManyAreGiven(String topk, int count) {
        assertThat(results(dashboard.get(SEARCH + "?q=creme+brulee&" + topk))).hasSize(count);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?q=", "?q=%20", "?q=x%00", "?mode=hybrid"})
    void nothingToSearchForIsRefusedAsJson(String query) {
        Answer answer = dashboard.get(SEARCH + query);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("error").asText()).isEqualTo("invalid_parameter");
    }

    private static List<String> results(Answer answer) {
        return answer.json()
                .path("results")
                .valueStream()
                .map(result -> result.path("id").asText())
                .toList();
    }
}
