package ytv2.ingest.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ytv2.ingest.report.ContentMerge.Merged;

final class ContentMergeTest {

    private static final Instant NOW = Instant.parse("2025-01-31T12:00:00Z");

    @Test
    void newRowHasWhatARowMustHave() {
        ContentEntity row = inserted("{'video_id': 'a'}");

        assertThat(row.title).isEqualTo("(untitled)");
        assertThat(row.channelName).isEqualTo("(unknown)");
        assertThat(row.contentSource).isEqualTo("other");
        assertThat(row.indexedAt.toInstant()).isEqualTo(NOW);
        assertThat(row.media).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "Known, Untitled, Known",
        "Known, (untitled), Known",
        "Untitled, Known, Known",
        "(untitled), Untitled, Untitled",
        "Known, Other, Other",
        "Known, untitled, untitled"
    })
    void fillerTitlesNeverReplaceAKnownOne(String stored, String sent, String merged) {
        ContentEntity row = inserted("{'video_id': 'a', 'title': '%s'}".formatted(stored));

        assertThat(merge(row, "{'video_id': 'a', 'title': '%s'}".formatted(sent))
                        .row()
                        .title)
                .isEqualTo(merged);
    }

    @Test
    void sourceIsDecidedWhenTheAddressBecomesKnownAndNotAgain() {
        ContentEntity row = inserted("{'video_id': 'a', 'content_source': 'lds'}");
        assertThat(row.contentSource).isEqualTo("lds");

        assertThat(merge(row, "{'video_id': 'a', 'title': 'T'}").row().contentSource)
                .isEqualTo("lds");
        assertThat(merge(row, "{'video_id': 'a', 'url': 'https://youtu.be/x'}").row().contentSource)
                .isEqualTo("youtube");
        assertThat(merge(row, "{'video_id': 'a', 'url': 'https://youtu.be/x'}").row().contentSource)
                .isEqualTo("youtube");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'n': 1000.0}           | {'n': 1e3}
            {'n': 1.5}              | {'n': 1.50}
            {'a': [1, 2], 'b': {}}  | {'b': {}, 'a': [1.0, 2]}
            {'n': -0.0}             | {'n': 0}
            """)
    void sameJsonInOtherWordsIsNoChange(String stored, String sent) {
        ContentEntity row = inserted("{'video_id': 'a', 'analysis_json': %s}".formatted(stored));
        String before = row.analysisJson;

        assertThat(merge(row, "{'video_id': 'a', 'analysis_json': %s}".formatted(sent))
                        .row()
                        .analysisJson)
                .isSameAs(before);
    }

    @Test
    void analysisIsReplacedButForWhatOthersAttached() {
        ContentEntity row = inserted(
                "{'video_id': 'a', 'analysis_json': {'old': 1, 'audio_url': '/a', 'summary_image_url': '/i', 'category': ['x']}}");

        Merged unused = merge(
                row, "{'video_id': 'a', 'analysis_json': {'new': 1, 'summary_image_url': '/j', 'audio_url': null}}");

        assertThat(Documents.json(String.valueOf(row.analysisJson)))
                .isEqualTo(Documents.json("{'new': 1, 'summary_image_url': '/j', 'audio_url': '/a'}"));
    }

    @Test
    void clearedAnalysisTakesWhatOthersAttachedWithIt() {
        ContentEntity row = inserted("{'video_id': 'a', 'analysis_json': {'audio_url': '/a'}}");

        Merged unused = merge(row, "{'video_id': 'a', 'clear': ['analysis_json'], 'analysis_json': {'new': 1}}");

        assertThat(row.analysisJson).isEqualTo("{\"new\":1}");
    }

    @Test
    void curatedCategoriesSurviveAnAnalysisThatHasNone() {
        ContentEntity row = inserted("{'video_id': 'a', 'curated': true, 'analysis_json': {'categories': ['c']}}");

        Merged merged = merge(row, "{'video_id': 'a', 'analysis_json': {'new': 1}}");

        assertThat(Documents.json(String.valueOf(row.analysisJson)))
                .isEqualTo(Documents.json("{'new': 1, 'categories': ['c']}"));
        assertThat(merged.curatedKept()).isFalse();
    }

    @Test
    void categoriesNobodyCuratedAreKeptOutOfACuratedRow() {
        ContentEntity row = inserted("{'video_id': 'a', 'curated': true, 'subcategories_json': ['C']}");

        Merged merged = merge(row, "{'video_id': 'a', 'analysis_json': {'categories': ['other']}}");

        assertThat(row.analysisJson).isEqualTo("{}");
        assertThat(merged.curatedKept()).isTrue();
    }

    private static ContentEntity inserted(String document) {
        return ContentMerge.inserted(Documents.command(document), NOW).row();
    }

    private static Merged merge(ContentEntity row, String document) {
        return ContentMerge.updated(row, Documents.command(document));
    }
}
