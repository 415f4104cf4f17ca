package ytv2.ingest.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import ytv2.service.testing.ProblemAssert;
import ytv2.service.testing.ServiceAnswer;

/// A document with a member that cannot be taken: the client is told which.
abstract class BadFieldContract extends RefusedInput {

    private static final List<String> TEXTS = List.of(
            "id",
            "title",
            "channel_name",
            "channel",
            "canonical_url",
            "url",
            "thumbnail_url",
            "summary_image_url",
            "content_source",
            "language",
            "original_language",
            "summary_language",
            "audio_language",
            "transcript",
            "summary_text",
            "summary_html");
    private static final List<String> OBJECTS =
            List.of("media", "media_metadata", "analysis_json", "analysis", "topics_json", "subcategories_json");

    static Stream<Arguments> unstorableTexts() {
        return Stream.of("\\u0000", "\\ud800", "x\\udfff", "\\udc00\\ud800")
                .flatMap(flaw -> Stream.concat(
                        TEXTS.stream().map(field -> Arguments.of(field, "'" + flaw + "'")),
                        OBJECTS.stream()
                                .flatMap(field -> Stream.of(
                                        Arguments.of(field, "{'categories': [{'category': 'C" + flaw + "'}]}"),
                                        Arguments.of(
                                                field, "'{\\'k\\': \\'" + flaw.replace("\\", "\\\\") + "\\'}'")))));
    }

    @ParameterizedTest
    @MethodSource("unstorableTexts")
    void nulAndLoneSurrogatesAre400(String field, String value) throws Exception {
        ServiceAnswer answer = post("{'video_id': 'a', '%s': %s}".formatted(field, value));

        ProblemAssert.rejectsField(answer, "invalid_report", nameOf(field));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            media               | {'\\u0000': 1}
            analysis_json       | {'k': [{'\\u0000': 1}]}
            transcript_segments | [{'text': '\\u0000'}]
            summary_variants    | [{'variant': 'a\\u0000', 'text': 'x'}]
            summary_variants    | [{'variant': 'a', 'text': 'x\\ud800'}]
            summary_variants    | [{'variant': 'a', 'text': 'x', 'meta': {'\\u0000': 1}}]
            processing_started_at | '2025-01-31T12:00:00Z\\u0000'
            """)
    void nulIsFoundAnywhere(String field, String value) throws Exception {
        ServiceAnswer answer = post("{'video_id': 'a', '%s': %s}".formatted(field, value));

        ProblemAssert.isProblem(answer, 400, "invalid_report");
        assertThat(answer.json().at("/violations/0/field").asText()).startsWith(field);
        assertThat(answer.json().path("violations")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            id                    | []                | id
            id                    | true              | id
            title                 | {}                | title
            title                 | ['x']             | title
            title                 | false             | title
            channel_name          | {'a': 1}          | channel_name
            channel               | []                | channel_name
            canonical_url         | 'javascript:x'    | canonical_url
            url                   | {}                | canonical_url
            thumbnail_url         | 'data:image/png,' | thumbnail_url
            summary_image_url     | []                | summary_image_url
            content_source        | ['youtube']       | content_source
            content_source        | {}                | content_source
            published_at          | 'tomorrow'        | published_at
            published_at          | true              | published_at
            published_at          | 1e400             | published_at
            published_at          | 1e2147483647      | published_at
            published_at          | '2025-02-30'      | published_at
            published_at          | '+10000-01-01'    | published_at
            indexed_at            | {}                | indexed_at
            indexed_at            | '1700000000'      | indexed_at
            processing_started_at | 'now'             | processing_started_at
            duration_seconds      | 'long'            | duration_seconds
            duration_seconds      | true              | duration_seconds
            duration_seconds      | 99999999999       | duration_seconds
            duration_seconds      | 1e400             | duration_seconds
            duration_seconds      | 1e-100000000      | duration_seconds
            duration_seconds      | 1e2147483647      | duration_seconds
            duration_seconds      | '1e-99999999'     | duration_seconds
            word_count            | []                | word_count
            word_count            | '1e400'           | word_count
            language              | []                | language
            original_language     | {}                | original_language
            summary_language      | true              | summary_language
            audio_language        | ['en']            | audio_language
            has_audio             | 'maybe'           | has_audio
            has_audio             | []                | has_audio
            has_audio             | 2                 | has_audio
            media                 | []                | media
            media                 | 5                 | media
            media                 | 'no json'         | media
            media                 | '[1]'             | media
            media_metadata        | true              | media_metadata
            media_metadata        | {'n': 1e1001}     | media_metadata
            subcategories_json    | 5                 | subcategories_json
            subcategories_json    | {'other': 1}      | subcategories_json
            subcategories_json    | [5]               | subcategories_json.categories[0]
            subcategories_json    | [{'name': 'n', 'subcategories': [1]}] | subcategories_json.categories[0].subcategories
            analysis_json         | [1]               | analysis_json
            analysis_json         | '{bad'            | analysis_json
            analysis_json         | {'n': 1e-999999999} | analysis_json
            analysis              | 'text'            | analysis_json
            topics_json           | 'text'            | topics_json
            topics_json           | 5                 | topics_json
            transcript            | {}                | transcript
            transcript_segments   | {}                | transcript_segments
            curated               | 'perhaps'         | curated
            restore               | []                | restore
            clear                 | 'title'           | clear
            clear                 | ['title']         | clear[0]
            clear                 | [5]               | clear[0]
            clear                 | {}                | clear
            summary_text          | []                | summary_text
            summary_html          | {}                | summary_html
            summary_variants      | {}                | summary_variants
            summary_variants      | 'text'            | summary_variants
            summary_variants      | 5                 | summary_variants
            summary_variants      | ['text']          | summary_variants[0]
            summary_variants      | [{'text': 'a'}, null] | summary_variants[1]
            summary_variants      | [{'variant': [], 'text': 'a'}] | summary_variants[0].variant
            summary_variants      | [{'variant': ' ', 'text': 'a'}] | summary_variants[0].variant
            summary_variants      | [{'html': 5.5, 'text': {}}] | summary_variants[0].text
            summary_variants      | [{'text': 'a', 'n': 1e9999}] | summary_variants[0]
            """)
    void wrongTypeOrValueIs400AndNamesTheField(String field, String value, String named) throws Exception {
        ServiceAnswer answer = post("{'video_id': 'a', 'title': 'T', '%s': %s}"
                .formatted(field, value)
                .replaceFirst("'title': 'T', (?='title')", ""));

        ProblemAssert.rejectsField(answer, "invalid_report", named);
    }

    @Test
    void everythingThatIsWrongIsNamedAtOnce() throws Exception {
        ServiceAnswer answer = post("{'title': [], 'duration_seconds': 'x', 'media': 5}");

        ProblemAssert.isProblem(answer, 400, "video_id_required");
        assertThat(answer.json().path("violations").findValuesAsText("field"))
                .containsExactly("video_id", "title", "duration_seconds", "media");
    }

    @Test
    void tooLongTextsAndListsAre400() throws Exception {
        ProblemAssert.rejectsField(
                post("{'video_id': 'a', 'title': '%s'}".formatted("x".repeat(5000))), "invalid_report", "title");
        ProblemAssert.rejectsField(
                post("{'video_id': 'a', 'language': '%s'}".formatted("x".repeat(65))), "invalid_report", "language");
        ProblemAssert.rejectsField(
                post("{'video_id': 'a', 'summary_variants': [%s{}]}".formatted("{},".repeat(1000))),
                "invalid_report",
                "summary_variants");
        ProblemAssert.rejectsField(
                post("{'video_id': 'a', 'summary_text': '%s'}".formatted("x".repeat(Longest.SUMMARY + 1))),
                "invalid_report",
                "summary_text");
    }

    @Test
    void manyMistakesMakeAShortAnswer() throws Exception {
        ServiceAnswer answer = post("{'video_id': 'a', 'clear': [%s1]}".formatted("1,".repeat(100_000)));

        ProblemAssert.rejectsField(answer, "invalid_report", "clear[0]");
        assertThat(answer.json().path("violations")).hasSize(100);
    }

    private static String nameOf(String field) {
        return switch (field) {
            case "channel" -> "channel_name";
            case "url" -> "canonical_url";
            case "analysis" -> "analysis_json";
            default -> field;
        };
    }
}
