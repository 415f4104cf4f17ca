package ytv2.ingest.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.sql.SQLException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ytv2.model.Fragment;
import ytv2.model.testing.Session;
import ytv2.service.testing.ServiceAnswer;

/// A report is merged into what is stored: what it does not say stays.
abstract class ReportApiContract extends ReportApi {

    private static final String FULL = """
            {'video_id': 'full', 'id': 'yt:full', 'title': 'A title', 'channel_name': 'A channel',
             'canonical_url': 'https://www.youtube.com/watch?v=full', 'thumbnail_url': 'https://i.example/t.jpg',
             'summary_image_url': '/images/s.png', 'content_source': 'web',
             'published_at': '2025-01-31T12:00:00Z', 'indexed_at': '2025-02-01T08:30:00.123456+02:00',
             'duration_seconds': 61, 'word_count': 42, 'language': 'fr', 'original_language': 'de',
             'summary_language': 'fr', 'audio_language': 'es', 'has_audio': true,
             'media': {'audio_url': '/exports/full.mp3'}, 'media_metadata': {'mp3_duration_seconds': 60},
             'subcategories_json': {'categories': [{'category': 'History', 'subcategories': ['Rome']}]},
             'analysis_json': {'content_type': 'Lecture'}, 'topics_json': ['a', 'b'],
             'transcript': 'Word by word', 'transcript_segments': [{'start': 0}], 'curated': true}
            """;

    @Test
    void everyMemberOfANewReportIsStored() throws Exception {
        store(FULL);

        JsonNode row = row("full");
        JsonNode expected = tree("""
                {'video_id': 'full', 'id': 'yt:full', 'title': 'A title', 'channel_name': 'A channel',
                 'canonical_url': 'https://www.youtube.com/watch?v=full', 'thumbnail_url': 'https://i.example/t.jpg',
                 'summary_image_url': '/images/s.png', 'content_source': 'web', 'duration_seconds': 61,
                 'word_count': 42, 'language': 'fr', 'original_language': 'de', 'summary_language': 'fr',
                 'audio_language': 'es', 'has_audio': true, 'curated': true,
                 'media': {'audio_url': '/exports/full.mp3'}, 'media_metadata': {'mp3_duration_seconds': 60},
                 'subcategories_json': {'categories': [{'category': 'History', 'subcategories': ['Rome']}]},
                 'analysis_json': {'content_type': 'Lecture'}, 'topics_json': ['a', 'b'],
                 'transcript_text': 'Word by word', 'transcript_segments': [{'start': 0}]}
                """);
        expected.properties()
                .forEach(member ->
                        assertThat(row.get(member.getKey())).as(member.getKey()).isEqualTo(member.getValue()));
        assertThat(column("full", "iso_utc(published_at)")).isEqualTo("2025-01-31T12:00:00Z");
        assertThat(column("full", "iso_utc(indexed_at)")).isEqualTo("2025-02-01T06:30:00.123456Z");
    }

    /// In the transaction of the card, so that no answer has to compress it.
    @Test
    void cardIsCompressedWheneverItChanges() throws Exception {
        store("{'video_id': 'a', 'title': 'T', 'summary_text': 'One \uD83D\uDE80'}");
        assertThat(uncompressed()).contains("One \uD83D\uDE80").isEqualTo(cardWithoutItsBrace());

        store("{'video_id': 'a', 'summary_text': 'Two'}");
        assertThat(uncompressed()).contains("Two").isEqualTo(cardWithoutItsBrace());

        store("{'video_id': 'a', 'summary_text': 'Two'}");
        assertThat(uncompressed()).isEqualTo(cardWithoutItsBrace());
    }

    @Test
    void longestCardsAreNotCompressedByTheWriter() throws Exception {
        store("{'video_id': 'a', 'title': 'T', 'summary_text': 'S', 'transcript': '" + "x".repeat(600_000) + "'}");

        assertThat(select("SELECT count(*) FROM report_card")).isEqualTo("1");
        assertThat(select("SELECT count(*) FROM card_fragment")).isEqualTo("0");
    }

    private String uncompressed() throws SQLException {
        String[] stored = select("SELECT encode(deflated, 'hex') || ' ' || crc32 || ' ' || length FROM card_fragment")
                .split(" ");
        Fragment fragment = new Fragment(
                HexFormat.of().parseHex(stored[0]), Integer.parseInt(stored[1]), Integer.parseInt(stored[2]));
        assertThat(Fragment.of(fragment.plain()).crc32()).isEqualTo(fragment.crc32());
        return new String(fragment.plain(), UTF_8);
    }

    private String cardWithoutItsBrace() throws SQLException {
        String card = select("SELECT card FROM report_card");
        assertThat(card).endsWith("}");
        return card.substring(0, card.length() - 1);
    }

    private String select(String sql) throws SQLException {
        try (Session session = database.owner()) {
            return String.valueOf(session.text(sql));
        }
    }

    @Test
    void answerSaysWhatIsStored() throws IOException {
        ServiceAnswer answer = stored("{'video_id': 'a', 'title': 'T', 'summary_text': 'S'}");

        assertThat(answer.json()).isEqualTo(tree("""
                {'upserted': 1, 'summaries_upserted': 1, 'embedding_updated': false,
                 'verify_row': {'video_id': 'a', 'title': 'T'},
                 'summaries': [{'variant': 'comprehensive', 'revision': 1, 'outcome': 'inserted'}]}
                """));
    }

    @Test
    void newReportWithoutNamesIsUntitledAndIndexedNow() throws Exception {
        store("{'video_id': 'a'}");

        assertThat(column("a", "title || channel_name")).isEqualTo("(untitled)(unknown)");
        assertThat(column("a", "indexed_at > now() - interval '1 minute'")).isEqualTo("t");
    }

    @ParameterizedTest
    @ValueSource(strings = {"absent", "null", "''"})
    void whatAReportDoesNotSayStays(String value) throws Exception {
        store(FULL);
        JsonNode before = row("full");

        store(value.equals("absent") ? "{'video_id': 'full'}" : membersWith(value));

        assertThat(row("full")).isEqualTo(before);
    }

    /// Every member but the id, with one value.
    private static String membersWith(String value) {
        StringBuilder document = new StringBuilder("{'video_id': 'full'");
        for (String member : new String[] {
            "id",
            "title",
            "channel_name",
            "channel",
            "canonical_url",
            "url",
            "thumbnail_url",
            "summary_image_url",
            "content_source",
            "published_at",
            "indexed_at",
            "processing_started_at",
            "duration_seconds",
            "word_count",
            "language",
            "original_language",
            "summary_language",
            "audio_language",
            "has_audio",
            "media",
            "media_metadata",
            "subcategories_json",
            "analysis_json",
            "analysis",
            "topics_json",
            "transcript",
            "transcript_segments",
            "curated",
            "restore",
            "clear",
            "summary_text",
            "summary_html",
            "summary_variant",
            "summary_variants"
        }) {
            document.append(", '").append(member).append("': ").append(value);
        }
        return document.append('}').toString();
    }

    @Test
    void fillersNeverReplaceWhatIsKnown() throws Exception {
        store(FULL);
        JsonNode before = row("full");

        store("""
                {'video_id': 'full', 'title': 'Untitled', 'channel': 'Unknown', 'word_count': 0, 'language': 'en',
                 'original_language': 'en', 'summary_language': 'en', 'audio_language': 'en', 'has_audio': false}
                """);

        assertThat(row("full")).isEqualTo(before);
    }

    @Test
    void fillersAreStoredWhereNothingIsKnown() throws Exception {
        store("{'video_id': 'a', 'title': 'Untitled', 'channel': 'Unknown', 'word_count': 0, 'language': 'en'}");

        assertThat(column("a", "concat_ws('|', title, channel_name, word_count, language)"))
                .isEqualTo("Untitled|Unknown|0|en");
    }

    @Test
    void knownNameReplacesAFiller() throws Exception {
        store("{'video_id': 'a', 'title': 'Untitled'}");

        store("{'video_id': 'a', 'title': 'Its title', 'channel': 'Its channel'}");

        assertThat(column("a", "concat_ws('|', title, channel_name)")).isEqualTo("Its title|Its channel");
    }

    @ParameterizedTest
    @CsvSource({
        "canonical_url, canonical_url", "thumbnail_url, thumbnail_url", "summary_image_url, summary_image_url",
        "published_at, published_at", "duration_seconds, duration_seconds", "word_count, word_count",
        "language, language", "original_language, original_language", "summary_language, summary_language",
        "audio_language, audio_language", "media, media", "media_metadata, media_metadata",
        "topics_json, topics_json", "transcript, transcript_text", "transcript_segments, transcript_segments"
    })
    void clearEmptiesWhatItNames(String field, String column) throws Exception {
        store(FULL);

        store("{'video_id': 'full', 'clear': ['%s']}".formatted(field));

        assertThat(column("full", column)).isNull();
        assertThat(column("full", "title")).isEqualTo("A title");
        assertThat(database.staleCards()).isEmpty();
    }

    @Test
    void clearTakesTheAudioFlagBack() throws Exception {
        store("{'video_id': 'a', 'has_audio': true}");

        store("{'video_id': 'a', 'clear': ['has_audio']}");

        assertThat(column("a", "has_audio")).isEqualTo("f");
    }

    @Test
    void whatIsClearedAndSentIsStored() throws Exception {
        store("{'video_id': 'a', 'media': {'audio_url': '/a.mp3', 'old': 1}, 'language': 'fr'}");

        store("{'video_id': 'a', 'clear': ['media', 'language'], 'media': {'new': 1}, 'language': 'en'}");

        assertThat(row("a").path("media")).isEqualTo(tree("{'new': 1}"));
        assertThat(column("a", "language")).isEqualTo("en");
    }

    @Test
    void reportWithoutAudioLeavesTheAudio() throws Exception {
        store("""
                {'video_id': 'a', 'has_audio': true, 'media': {'has_audio': true, 'audio_url': '/a.mp3'},
                 'analysis_json': {'audio_url': '/a.mp3', 'audio_duration_seconds': 5, 'old': 1}}
                """);

        store("{'video_id': 'a', 'has_audio': false, 'media': {'has_audio': false}, 'analysis_json': {'new': 1}}");

        assertThat(row("a").path("media")).isEqualTo(tree("{'has_audio': true, 'audio_url': '/a.mp3'}"));
        assertThat(row("a").path("analysis_json"))
                .isEqualTo(tree("{'new': 1, 'audio_url': '/a.mp3', 'audio_duration_seconds': 5}"));
        assertThat(column("a", "has_audio")).isEqualTo("t");
    }
}
