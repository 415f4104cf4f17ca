package ytv2.model.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import ytv2.model.testing.Session;
import ytv2.model.testing.TestDatabase;
import ytv2.model.testing.Videos;

/// After every kind of write the table `report_card` holds what the view `v_report_card` says.
class ReportCardRefreshIT {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    private final Session ingest = DATABASE.ingest();

    ReportCardRefreshIT() throws SQLException {}

    @AfterEach
    void deleteVideos() throws SQLException {
        ingest.run("DELETE FROM content");
        ingest.close();
    }

    @Test
    void insert() throws SQLException {
        Videos.insertListed(ingest, "a");
        Videos.insertListed(ingest, "b");

        assertCardsAreTheViews("a", "b");
    }

    @Test
    void insertWithoutSummary() throws SQLException {
        Videos.insert(ingest, "a");
        Videos.refresh(ingest, "a");

        assertCardsAreTheViews();
    }

    @Test
    void newSummary() throws SQLException {
        Videos.insertListed(ingest, "a");

        Videos.summarise(ingest, "a", "audio-fr", "résumé");
        Videos.summarise(ingest, "a", "comprehensive", "second");
        Videos.refresh(ingest, "a");

        assertCardsAreTheViews("a");
        assertThat(ingest.text("SELECT card::jsonb ->> 'summary_text' FROM report_card"))
                .isEqualTo("second");
    }

    @Test
    void updatedContent() throws SQLException {
        Videos.insertListed(ingest, "a");

        ingest.run("""
                UPDATE content
                SET title = 'new', id = 'yt:a', indexed_at = '2026-05-06 07:08:09.123456+00', duration_seconds = 61,
                    published_at = '2025-01-01 00:00:00+00', has_audio = true, channel_name = 'other',
                    transcript_text = 'words', transcript_segments = '[{"start": 0, "text": "words"}]'
                """);
        Videos.refresh(ingest, "a");

        assertCardsAreTheViews("a");
        assertThat(ingest.text("SELECT concat_ws('|', content_id, title, duration_seconds) FROM report_card"))
                .isEqualTo("yt:a|new|61");
    }

    @Test
    void changedCategories() throws SQLException {
        Videos.insertListed(ingest, "a");
        String document = "{\"categories\": [{\"category\": \"%s\", \"subcategories\": [\"x\"]}]}";
        Videos.setJson(ingest, "a", "subcategories_json", document.formatted("First"));
        Videos.refresh(ingest, "a");

        Videos.setJson(ingest, "a", "subcategories_json", document.formatted("Second"));
        Videos.refresh(ingest, "a");

        assertCardsAreTheViews("a");
        assertThat(ingest.text(
                        "SELECT facets @> '{category=Second}' AND NOT facets @> '{category=First}' FROM report_card"))
                .isEqualTo("t");
    }

    @Test
    void emptiedSummary() throws SQLException {
        Videos.insertListed(ingest, "a");

        ingest.run("UPDATE content_summaries SET text = '', html = ''");
        Videos.refresh(ingest, "a");

        assertCardsAreTheViews();
    }

    @Test
    void emptiedPrimarySummaryBesideAnother() throws SQLException {
        Videos.insertListed(ingest, "a");
        Videos.summarise(ingest, "a", "audio", "spoken");

        ingest.run("UPDATE content_summaries SET text = '', html = '' WHERE variant = 'comprehensive'");
        Videos.refresh(ingest, "a");

        assertCardsAreTheViews("a");
        assertThat(ingest.text("SELECT primary_variant FROM report_card")).isEqualTo("audio");
    }

    @Test
    void delete() throws SQLException {
        Videos.insertListed(ingest, "a");
        Videos.insertListed(ingest, "b");

        ingest.run("DELETE FROM content WHERE video_id = 'a'");

        assertCardsAreTheViews("b");
        Videos.refresh(ingest, "a");
        assertCardsAreTheViews("b");
    }

    @Test
    void insertAfterDelete() throws SQLException {
        Videos.insertListed(ingest, "a");
        ingest.run("DELETE FROM content WHERE video_id = 'a'");

        Videos.insertListed(ingest, "a");

        assertCardsAreTheViews("a");
    }

    @Test
    void manyVideosInOneCall() throws SQLException {
        ingest.run("""
                INSERT INTO content (video_id, title, channel_name, content_source)
                SELECT 'v' || n, 'title', 'channel', 'web' FROM generate_series(1, 500) AS n
                """);
        ingest.run("""
                INSERT INTO content_summaries (video_id, variant, text, html)
                SELECT 'v' || n, 'audio', 'text', CASE n % 2 WHEN 0 THEN '' ELSE '<p>text</p>' END
                FROM generate_series(1, 499) AS n
                """);

        ingest.run("SELECT refresh_report_card(array_agg(video_id)) FROM content");

        assertThat(ingest.number("SELECT count(*) FROM report_card")).isEqualTo(499);
        assertThat(ingest.column(DIFFERENCE)).isEmpty();
    }

    private static final String COLUMNS = "video_id, content_id, title, indexed_at, published_at, duration_seconds,"
            + " primary_variant, facets, topics, search_text, card, report";

    private static final String DIFFERENCE = """
            (SELECT %1$s FROM report_card EXCEPT SELECT %1$s FROM v_report_card)
            UNION ALL
            (SELECT %1$s FROM v_report_card EXCEPT SELECT %1$s FROM report_card)
            """.formatted(COLUMNS);

    private void assertCardsAreTheViews(String... listed) throws SQLException {
        assertThat(ingest.column("SELECT video_id FROM report_card ORDER BY video_id"))
                .containsExactly(listed);
        assertThat(ingest.column(DIFFERENCE)).isEmpty();
    }
}
