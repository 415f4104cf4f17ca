package ytv2.model.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ytv2.model.testing.Session;
import ytv2.model.testing.TestDatabase;
import ytv2.model.testing.Videos;

/// What `v_report_card` makes of a video.
class ReportCardIT {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    /// As the contract orders them; what is not among them comes after, newest first.
    private static final List<String> PRECEDENCE = List.of(
            "comprehensive",
            "key-points",
            "bullet-points",
            "executive",
            "key-insights",
            "audio",
            "audio-fr",
            "audio-es",
            "audio-fr:intermediate",
            "audio-fr:advanced");

    private final Session ingest = DATABASE.ingest();

    ReportCardIT() throws SQLException {}

    @BeforeEach
    void insertVideo() throws SQLException {
        Videos.insert(ingest, "video");
    }

    @AfterEach
    void deleteVideo() throws SQLException {
        ingest.run("DELETE FROM content");
        ingest.close();
    }

    @Test
    void primarySummaryIsTheFirstOfTheOrderThatIsNotEmpty() throws SQLException {
        Videos.summarise(ingest, "video", "deep-research", "older");
        Videos.summarise(ingest, "video", "chapters", "newer");
        for (String variant : PRECEDENCE.reversed()) {
            Videos.summarise(ingest, "video", variant, "text");
        }

        List<@Nullable String> primaries = new ArrayList<>();
        for (int left = PRECEDENCE.size() + 2; left > 0; left--) {
            String primary = ingest.text("SELECT primary_variant FROM v_report_card");
            primaries.add(primary);
            ingest.run("UPDATE content_summaries SET text = '', html = '' WHERE variant = ?", primary);
        }

        assertThat(primaries).startsWith(PRECEDENCE.toArray(String[]::new)).endsWith("chapters", "deep-research");
        assertThat(ingest.column("SELECT video_id FROM v_report_card")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'', <p>html</p>, comprehensive", "text, '', comprehensive", "'', '', audio"})
    void summaryCountsWithTextOrHtml(String text, String html, String primary) throws SQLException {
        ingest.run(
                "INSERT INTO content_summaries (video_id, variant, text, html) VALUES ('video', 'comprehensive', ?, ?)",
                text,
                html);
        Videos.summarise(ingest, "video", "audio", "spoken");

        assertThat(ingest.text("SELECT primary_variant FROM v_report_card")).isEqualTo(primary);
        assertThat(card("{summary_type_latest}")).isEqualTo(primary);
        assertThat(report("{summary,type}")).isEqualTo(primary);
    }

    @Test
    void emptyLatestRevisionHidesTheOlderOne() throws SQLException {
        Videos.summarise(ingest, "video", "comprehensive", "text");
        Videos.summarise(ingest, "video", "comprehensive", "");

        assertThat(ingest.column("SELECT video_id FROM v_report_card")).isEmpty();
    }

    @Test
    void videoWithoutSummaryIsNotListed() throws SQLException {
        assertThat(ingest.column("SELECT video_id FROM v_report_card")).isEmpty();
    }

    @Test
    void summariesAreListedInDisplayOrderWithoutEmptyOnes() throws SQLException {
        for (String variant : List.of("chapters", "audio-fr", "audio", "executive", "key-insights", "comprehensive")) {
            Videos.summarise(ingest, "video", variant, variant);
        }
        Videos.summarise(ingest, "video", "bullet-points", "");

        assertThat(ingest.column("""
                SELECT e ->> 'variant'
                FROM v_report_card, jsonb_array_elements(card::jsonb -> 'summary_variants') AS e
                """))
                .containsExactly("key-insights", "comprehensive", "executive", "audio", "audio-fr", "chapters");
    }

    @Test
    void audioVariantKnowsItsLanguageAndItsAddress() throws SQLException {
        Videos.summarise(ingest, "video", "audio-fr:intermediate", "parlé");
        Videos.setJson(ingest, "video", "analysis_json", "{\"audio_url\": \"/a\"}");
        Videos.setJson(ingest, "video", "media", "{\"audio_url\": \"/m\"}");
        Videos.setJson(ingest, "video", "media_metadata", "{\"mp3_duration_seconds\": \"61.4\"}");

        assertThat(card("{summary_variants,0,language}")).isEqualTo("fr:intermediate");
        assertThat(card("{summary_variants,0,kind}")).isEqualTo("audio");
        assertThat(card("{summary_variants,0,audio_url}")).isEqualTo("/m");
        assertThat(card("{summary_variants,0,duration}")).isEqualTo("61");
        assertThat(card("{media,audio_url}")).isEqualTo("/a");
    }

    @ParameterizedTest
    @CsvSource({
        "false, {}, {}, comprehensive, false",
        "true, {}, {}, comprehensive, true",
        "false, '{\"audio_url\": \"/a\"}', {}, comprehensive, true",
        "false, {}, '{\"audio_url\": \"/m\"}', comprehensive, true",
        "false, '{\"audio_url\": \"\"}', '{\"audio_url\": null}', comprehensive, false",
        "false, {}, {}, audio-fr, true",
        "false, {}, '{\"has_audio\": true}', comprehensive, false"
    })
    void hasAudioByFlagByAddressOrByVariant(
            boolean flag, String analysis, String media, String variant, String hasAudio) throws SQLException {
        Videos.summarise(ingest, "video", variant, "text");
        ingest.run("UPDATE content SET has_audio = ?", flag);
        Videos.setJson(ingest, "video", "analysis_json", analysis);
        Videos.setJson(ingest, "video", "media", media);

        assertThat(card("{media,has_audio}")).isEqualTo(hasAudio);
        assertThat(report("{has_audio}")).isEqualTo(hasAudio);
        assertThat(ingest.text("SELECT facets @> ARRAY['has_audio=' || ?] FROM v_report_card", hasAudio))
                .isEqualTo("t");
    }

    @Test
    void longTitleIsCutForSortingOnly() throws SQLException {
        String title = "😀é".repeat(2_500);
        Videos.summarise(ingest, "video", "comprehensive", "text");
        ingest.run("UPDATE content SET title = ?", title);

        Videos.refresh(ingest, "video");

        assertThat(ingest.number("SELECT char_length(title) FROM report_card")).isEqualTo(256);
        assertThat(card("{title}")).isEqualTo(title);
        assertThat(report("{video,title}")).isEqualTo(title);
        assertThat(ingest.text("SELECT starts_with(search_text, ?) FROM report_card", title))
                .isEqualTo("t");
    }

    @Test
    void longLanguageIsCutForFilteringOnly() throws SQLException {
        String language = "😀".repeat(5_000);
        Videos.summarise(ingest, "video", "comprehensive", "text");
        Videos.setJson(ingest, "video", "analysis_json", "{\"language\": \"" + language + "\"}");

        Videos.refresh(ingest, "video");

        assertThat(ingest.text("SELECT facets @> ARRAY['language=' || ?] FROM report_card", "😀".repeat(200)))
                .isEqualTo("t");
        assertThat(card("{analysis,language}")).isEqualTo(language);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"; DROP TABLE content; --",
                "</script><script>alert(1)</script>",
                "back\\slash \\u0000 \\n",
                "tab\t newline\n return\r escape\u001b delete\u007f",
                "😀 \u202eright to left \ufeff \u2028",
                "100% _ ' \" {} $1 $$ ?",
                "a=b&c=d",
                "\u0001"
            })
    void hostileTextComesOutAsItWentIn(String text) throws SQLException {
        Videos.summarise(ingest, "video", "comprehensive", text);
        ingest.run("UPDATE content SET title = ?, channel_name = ?, transcript_text = ?", text, text, text);
        ingest.run("""
                UPDATE content SET analysis_json = jsonb_build_object(
                    'category', ?::text, 'content_type', ?::text, 'key_topics', jsonb_build_array(?::text))
                """, text, text, text);

        Videos.refresh(ingest, "video");

        for (String path : List.of(
                "{title}",
                "{channel}",
                "{transcript}",
                "{summary_text}",
                "{summary_variants,0,html}",
                "{analysis,content_type}",
                "{analysis,key_topics,0}")) {
            assertThat(card(path)).as(path).isEqualTo(text);
        }
        assertThat(ingest.text("SELECT facets @> ARRAY['channel=' || filter_value(?)] FROM report_card", text))
                .isEqualTo("t");
    }

    @Test
    void timesAreUtcWithMicrosecondsWhereThereAreSome() throws SQLException {
        Videos.summarise(ingest, "video", "comprehensive", "text");
        ingest.run("""
                UPDATE content
                SET indexed_at = '2026-01-02 03:04:05.6+02', published_at = '2026-07-08 09:10:11-05'
                """);

        assertThat(card("{indexed_at}")).isEqualTo("2026-01-02T01:04:05.600000Z");
        assertThat(report("{video,published_at}")).isEqualTo("2026-07-08T14:10:11Z");
    }

    @Test
    void whatIsUnknownIsEmpty() throws SQLException {
        Videos.summarise(ingest, "video", "comprehensive", "text");

        assertThat(card("{published_at}")).isEmpty();
        assertThat(card("{duration_seconds}")).isEqualTo("0");
        assertThat(card("{analysis,language}")).isEqualTo("en");
        assertThat(card("{analysis,category}")).isEqualTo("[]");
        assertThat(card("{analysis,subcategory}")).isNull();
        assertThat(card("{transcript_segments}")).isEqualTo("[]");
        assertThat(card("{subcategories_json}")).isNull();
        assertThat(card("{id}")).isEqualTo("video");
    }

    private @Nullable String card(String path) throws SQLException {
        return ingest.text("SELECT card::jsonb #>> ?::text[] FROM v_report_card", path);
    }

    private @Nullable String report(String path) throws SQLException {
        return ingest.text("SELECT report::jsonb #>> ?::text[] FROM v_report_card", path);
    }
}
