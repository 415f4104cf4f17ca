package ytv2.model.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ytv2.model.testing.Session;
import ytv2.model.testing.TestDatabase;
import ytv2.model.testing.Videos;

/// By which words a card is found.
class SearchVectorIT {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    private final Session ingest = DATABASE.ingest();

    SearchVectorIT() throws SQLException {}

    @BeforeEach
    void insertVideo() throws SQLException {
        Videos.insert(ingest, "video");
        ingest.run("""
                UPDATE content
                SET title = 'Crème Brûlée für Anfänger', channel_name = 'Küche',
                    analysis_json = '{"key_topics": ["Karamell"]}'
                """);
        Videos.summarise(ingest, "video", "comprehensive", "Zuerst die Eier trennen.");
        Videos.refresh(ingest, "video");
    }

    @AfterEach
    void deleteVideo() throws SQLException {
        ingest.run("DELETE FROM content");
        ingest.close();
    }

    @ParameterizedTest
    @CsvSource({
        "creme, 1",
        "BRULEE anfanger, 1",
        "'\"crème brûlée\"', 1",
        "kuche, 1",
        "karamell, 1",
        "eier, 1",
        "ei, 0",
        "eier mehl, 0",
        "eier OR mehl, 1",
        "eier -karamell, 0"
    })
    void cardIsFoundByTheseWords(String query, long found) throws SQLException {
        assertThat(ingest.number("""
                SELECT count(*) FROM report_card WHERE search_vector @@ websearch_to_tsquery('plain_words', ?)
                """, query)).isEqualTo(found);
    }

    /// PostgreSQL refuses a vector of more than 1 MB, which must not refuse the report.
    @Test
    void longTextIsFoundByItsBeginning() throws SQLException {
        ingest.run("""
                INSERT INTO content_summaries (video_id, variant, text, html)
                SELECT 'video', 'comprehensive', 'anfang ' || string_agg(md5(n::text), ' ') || ' ende', 'x'
                FROM generate_series(1, 100000) AS n
                """);
        Videos.refresh(ingest, "video");

        assertThat(found("anfang")).isEqualTo(1);
        assertThat(found("ende")).isZero();
    }

    @Test
    void longTextOfWideCharactersIsTakenToo() throws SQLException {
        ingest.run("""
                INSERT INTO content_summaries (video_id, variant, text, html)
                SELECT 'video', 'comprehensive',
                       string_agg(chr(x'20000'::int + n % 40000) || chr(x'20000'::int + n / 7), ' '), 'x'
                FROM generate_series(1, 100000) AS n
                """);
        Videos.refresh(ingest, "video");

        assertThat(found("creme")).isEqualTo(1);
    }

    private long found(String word) throws SQLException {
        return ingest.number(
                "SELECT count(*) FROM report_card WHERE search_vector @@ plainto_tsquery('plain_words', ?)", word);
    }
}
