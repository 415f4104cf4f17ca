package ytv2.dashboard.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ytv2.dashboard.ApiContract;
import ytv2.dashboard.Dashboard.Answer;

/// `q` of `GET /api/reports`.
abstract class SearchedListApiContract extends ApiContract {

    @BeforeEach
    void storeTexts() throws SQLException {
        database.clear();
        change("""
                INSERT INTO content (video_id, title, channel_name, content_source, indexed_at, analysis_json)
                VALUES ('a', 'Éclair', 'needle channel', 'web', '2025-01-01Z', '{"key_topics": ["needle topic"]}'),
                       ('b', '100% sure', 'c', 'web', '2025-01-02Z', '{}'),
                       ('c', 'Needle', 'c', 'web', '2025-01-03Z', '{"language": "fr"}'),
                       ('d', 'under_score', 'c', 'web', '2025-01-04Z', '{}'),
                       ('e', 'back\\slash', 'c', 'web', '2025-01-05Z', '{}')
                """, """
                INSERT INTO content_summaries (video_id, variant, text, html)
                VALUES ('a', 'comprehensive', '1000 haystacks', 'needle html'),
                       ('b', 'comprehensive', 'No NEEDLE here', 'x'), ('b', 'audio', 'only audio', 'x'),
                       ('c', 'comprehensive', 'underXscore 🚀', 'x'),
                       ('d', 'comprehensive', 'AT&T and a "quoted" nEEdle', 'x'),
                       ('e', 'audio', 'spoken O''Reilly', 'x')
                """, "SELECT refresh_report_card(array_agg(video_id)) FROM content");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            needle              | c d b
            NEEDLE              | c d b
            %20needle%20        | c d b
            eedl                | c d b
            %C3%A9clair         | a
            %C3%89CLAIR         | a
            eclair              | ``
            100%25              | b
            100                 | b a
            %25                 | b
            _                   | d
            under_score         | d
            %5C                 | e
            back%5Cslash        | e
            %F0%9F%9A%80        | c
            o'reilly            | e
            %22quoted%22        | d
            AT%26T              | ``
            %3Cneedle%3E        | c d b
            only+audio          | ``
            html                | ``
            %C3%89clair%01      | 400
            x%00y               | 400
            %20%3C%3E           | e d c b a
            nothing+at+all      | ``
            needle&language=fr  | c
            needle&ids=b,c      | c b
            needle&sort=oldest  | b c d
            needle&sort=title_za | d c b
            needle&sort=bogus   | c d b
            needle&date_to=2025-01-03&has_audio=true | b
            """)
    void searchFindsThese(String q, String ids) {
        Answer answer = dashboard.get("/api/reports?q=" + q);

        if (ids.equals("400")) {
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json().path("violations").path(0).path("field").asText())
                    .isEqualTo("q");
            return;
        }
        List<String> expected = ids.isEmpty() ? List.of() : Arrays.asList(ids.split(" "));
        assertThat(answer.listed("video_id")).isEqualTo(expected);
        assertThat(answer.json().path("pagination").path("total").asInt()).isEqualTo(expected.size());
        assertThat(Walk.byCursor(dashboard, "/api/reports?size=1&q=" + q)).isEqualTo(expected);
        assertThat(Walk.byNumber(dashboard, "/api/reports?size=1&q=" + q)).isEqualTo(expected);
    }

    /// A word that many cards have is found by walking the newest, one that few have by the index: the answer must not
    /// show which.
    @ParameterizedTest
    @CsvSource({"frequent, 400", "rare, 8"})
    void bothWaysOfSearchingGiveOneOrder(String word, int matches) {
        change("""
                INSERT INTO content (video_id, title, channel_name, content_source, indexed_at)
                SELECT 'n' || n, CASE WHEN n % 100 = 7 THEN 'Titled ' ELSE '' END || CASE n % 100 WHEN 7 THEN
                           CASE WHEN n < 200 THEN 'rare ' ELSE '' END || 'frequent' ELSE 'Other' END,
                       'c', 'web', timestamptz '2024-01-01Z' + n * interval '1 minute'
                FROM generate_series(1, 400) AS n
                """, """
                INSERT INTO content_summaries (video_id, variant, text, html)
                SELECT video_id, 'comprehensive',
                       'frequent text ' || CASE WHEN substr(video_id, 2)::int % 60 = 1 THEN 'rare' ELSE '' END, 'x'
                FROM content WHERE video_id LIKE 'n%'
                """, "SELECT refresh_report_card(array_agg(video_id)) FROM content WHERE video_id LIKE 'n%'");

        List<String> walked = Walk.byCursor(dashboard, "/api/reports?size=50&q=" + word);

        assertThat(walked).isEqualTo(Walk.byNumber(dashboard, "/api/reports?size=50&q=" + word));
        assertThat(walked).isEqualTo(order(word)).hasSizeGreaterThanOrEqualTo(matches);
    }

    @Test
    void searchedTextIsCutAndNotRefused() {
        assertThat(dashboard.get("/api/reports?q=" + "x".repeat(10_000)).status())
                .isEqualTo(200);
        assertThat(dashboard
                        .get("/api/reports?q=" + "%F0%9F%9A%80".repeat(3_000))
                        .status())
                .isEqualTo(200);
    }

    private List<String> order(String word) {
        try (var session = database.owner()) {
            return session.column("""
                            SELECT video_id FROM report_card WHERE search_text LIKE '%' || ? || '%'
                            ORDER BY lower(title) LIKE '%' || ? || '%' DESC, indexed_at DESC, video_id DESC
                            """, word, word).stream().map(String::valueOf).toList();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
