package ytv2.dashboard.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ytv2.dashboard.ApiContract;
import ytv2.dashboard.Dashboard.Answer;

/// The orders of `GET /api/reports`.
abstract class SortedListApiContract extends ApiContract {

    /// What no date, no duration and letters beyond ASCII do to an order; everything else is equal.
    @BeforeEach
    void storeCardsToSort() throws SQLException {
        database.clear();
        change("""
                INSERT INTO content
                    (video_id, title, channel_name, content_source, indexed_at, published_at, duration_seconds)
                VALUES ('a', 'banana', 'c', 'web', '2025-01-01Z', NULL, 60),
                       ('b', 'Äpfel', 'c', 'web', '2025-01-02Z', '2024-05-05 01:02:03.000004Z', NULL),
                       ('c', 'Zebra', 'c', 'web', '2025-01-02Z', '2024-05-05 01:02:03.000005Z', 3600),
                       ('d', 'apple', 'c', 'web', '2025-01-03Z', NULL, 60),
                       ('e', '日本', 'c', 'web', '2025-01-04Z', '1999-01-01Z', 0),
                       ('f', 'apple', 'c', 'web', '2025-01-05Z', '1999-01-01Z', 61)
                """, """
                INSERT INTO content_summaries (video_id, variant, text, html)
                SELECT video_id, 'comprehensive', 'x', 'x' FROM content
                """, "SELECT refresh_report_card(array_agg(video_id)) FROM content");
    }

    @ParameterizedTest
    @CsvSource({
        "newest, f e d c b a",
        "added_desc, f e d c b a",
        "oldest, a b c d e f",
        "added_asc, a b c d e f",
        "video_newest, c b f e d a",
        "video_oldest, e f b c a d",
        "title_az, c d f a b e",
        "title, c d f a b e",
        "title_asc, c d f a b e",
        "title_za, e b a f d c",
        "title_desc, e b a f d c",
        "duration_desc, c f d a e b",
        "duration, c f d a e b",
        "duration_asc, b e a d f c",
    })
    void reportsAreInThisOrder(String sort, String ids) {
        List<String> expected = Arrays.asList(ids.split(" "));

        Answer whole = dashboard.get("/api/reports?sort=" + sort);

        assertThat(whole.json().path("sort").asText()).isEqualTo(sort);
        assertThat(whole.listed("video_id")).isEqualTo(expected);
        assertThat(Walk.byCursor(dashboard, "/api/reports?size=2&sort=" + sort)).isEqualTo(expected);
        assertThat(Walk.byNumber(dashboard, "/api/reports?size=2&sort=" + sort)).isEqualTo(expected);
    }
}
