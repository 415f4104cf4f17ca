package ytv2.ingest.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ytv2.service.testing.ProblemAssert;
import ytv2.service.testing.ServiceAnswer;

/// A document with a member that cannot be taken: the client is told which. What holds of every field says
/// [EveryFieldIT].
abstract class BadFieldContract extends RefusedInput {

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
            id                    | true              | id
            canonical_url         | 'javascript:x'    | canonical_url
            thumbnail_url         | 'data:image/png,' | thumbnail_url
            published_at          | 'tomorrow'        | published_at
            published_at          | 1e2147483647      | published_at
            published_at          | '2025-02-30'      | published_at
            published_at          | '+10000-01-01'    | published_at
            indexed_at            | '1700000000'      | indexed_at
            processing_started_at | 'now'             | processing_started_at
            duration_seconds      | 99999999999       | duration_seconds
            duration_seconds      | 1e-100000000      | duration_seconds
            duration_seconds      | 1e2147483647      | duration_seconds
            duration_seconds      | '1e-99999999'     | duration_seconds
            word_count            | '1e400'           | word_count
            has_audio             | 'maybe'           | has_audio
            has_audio             | 2                 | has_audio
            media                 | '[1]'             | media
            media_metadata        | {'n': 1e1001}     | media_metadata
            subcategories_json    | [5]               | subcategories_json.categories[0]
            subcategories_json    | [{'name': 'n', 'subcategories': [1]}] | subcategories_json.categories[0].subcategories
            analysis_json         | {'n': 1e-999999999} | analysis_json
            clear                 | 'title'           | clear
            clear                 | ['title']         | clear[0]
            summary_variants      | [{'text': 'a'}, null] | summary_variants[1]
            summary_variants      | [{'html': 5.5, 'text': {}}] | summary_variants[0].text
            summary_variants      | [{'text': 'a', 'n': 1e9999}] | summary_variants[0]
            """)
    void wrongTypeOrValueIs400AndNamesTheField(String field, String value, String named) throws Exception {
        ServiceAnswer answer = post("{'video_id': 'a', 'title': 'T', '%s': %s}".formatted(field, value));

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
}
