package ytv2.ingest.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import ytv2.model.testing.Session;
import ytv2.service.testing.ProblemAssert;
import ytv2.service.testing.ServiceAnswer;

/// The summaries of a report: named by the rules, numbered by the server, safe as stored.
abstract class SummariesContract extends ReportApi {

    private static final String ONE = "{'video_id': 'a', 'summary_variants': [{'variant': '%s', 'text': '%s'}]}";

    @Test
    void changedTextIsARevisionAndTheSameTextIsNone() throws Exception {
        assertThat(outcome(stored(ONE.formatted("executive", "A")))).isEqualTo("executive 1 inserted");
        assertThat(outcome(stored(ONE.formatted("executive", "A")))).isEqualTo("executive 1 unchanged");
        assertThat(outcome(stored(ONE.formatted("executive", "B")))).isEqualTo("executive 2 inserted");
        assertThat(outcome(stored(ONE.formatted("executive", "A")))).isEqualTo("executive 3 inserted");

        assertThat(summaries("a")).containsExactly("executive 1 f A", "executive 2 f B", "executive 3 t A");
    }

    @Test
    void revisionsOfTheDocumentAreIgnored() throws Exception {
        store("{'video_id': 'a', 'summary_variants': [{'variant': 'audio', 'text': 'A', 'revision': 7}]}");
        store("{'video_id': 'a', 'summary_variants': [{'variant': 'audio', 'text': 'B', 'revision': 7}]}");

        assertThat(summaries("a")).containsExactly("audio 1 f A", "audio 2 t B");
    }

    @Test
    void onlyThePartThatIsSentCounts() throws Exception {
        store("{'video_id': 'a', 'summary_variants': [{'text': 'T', 'html': '<p>Own html</p>'}]}");

        assertThat(outcome(stored("{'video_id': 'a', 'summary_variants': [{'text': 'T'}]}")))
                .isEqualTo("comprehensive 1 unchanged");
        assertThat(outcome(stored("{'video_id': 'a', 'summary_variants': [{'html': '<p>Own html</p>'}]}")))
                .isEqualTo("comprehensive 1 unchanged");
        assertThat(outcome(stored("{'video_id': 'a', 'summary_variants': [{'html': '<p>New html</p>'}]}")))
                .isEqualTo("comprehensive 2 inserted");
    }

    @Test
    void variantsAreNormalised() throws Exception {
        store("""
                {'video_id': 'a', 'summary_variants': [
                    {'variant': 'Summary', 'text': '1'}, {'variant': 'Key_Points', 'text': '2'},
                    {'variant': 'audio_summary', 'text': '3'}, {'variant': 'Audio FR:Advanced', 'text': '4'},
                    {'summary_type': 'executive', 'text': '5'}]}
                """);

        assertThat(summaries("a"))
                .containsExactly(
                        "audio 1 t 3",
                        "audio-fr:advanced 1 t 4",
                        "comprehensive 1 t 1",
                        "executive 1 t 5",
                        "key-points 1 t 2");
    }

    @Test
    void settingsAmongTheSummariesAreIgnoredAndReported() throws Exception {
        ServiceAnswer answer = stored("""
                {'video_id': 'a', 'summary_variants': [
                    {'variant': 'language', 'text': 'en'}, {'variant': 'default_variant', 'text': 'audio'},
                    {'variant': 'audio-url', 'text': '/a.mp3'}, {'variant': 'audio', 'text': 'Heard'},
                    {'variant': 'executive', 'text': ' '}]}
                """);

        assertThat(answer.json().path("summaries_ignored"))
                .isEqualTo(tree("['language', 'default-variant', 'audio-url', 'executive']"));
        assertThat(summaries("a")).containsExactly("audio 1 t Heard");
    }

    @Test
    void ofTwoElementsOfOneVariantTheLastCountsAndTheAnswerSaysSo() throws Exception {
        ServiceAnswer answer = stored("""
                {'video_id': 'a', 'summary_variants': [
                    {'variant': 'key_points', 'text': 'First'}, {'variant': 'Key Points', 'text': 'Last'}]}
                """);

        assertThat(answer.json().path("summaries_superseded")).isEqualTo(tree("['key-points']"));
        assertThat(summaries("a")).containsExactly("key-points 1 t Last");
    }

    @Test
    void topLevelSummaryIsOneMoreWayToSendOne() throws Exception {
        store("{'video_id': 'a', 'summary_text': 'T', 'summary_html': '<p>H</p>', 'summary_variant': 'key_points'}");
        store("{'video_id': 'b', 'summary_text': 'T', 'summary_variants': []}");
        store("{'video_id': 'c', 'summary_text': 'Ignored', 'summary_variants': [{'text': 'T'}]}");

        assertThat(summaries("a")).containsExactly("key-points 1 t T");
        assertThat(summaries("b")).containsExactly("comprehensive 1 t T");
        assertThat(summaries("c")).containsExactly("comprehensive 1 t T");
    }

    @Test
    void htmlIsSanitisedRenderedFromTextAndReadAsText() throws Exception {
        store("""
                {'video_id': 'a', 'summary_variants': [
                    {'variant': 'audio', 'html': '<p onclick=x>Hi<script>alert(1)</script></p><img src=x onerror=y>'},
                    {'variant': 'executive', 'text': '• <b>one</b>'}]}
                """);

        assertThat(summary("audio", "html")).isEqualTo("<p>Hi</p>");
        assertThat(summary("audio", "text")).isEqualTo("Hi");
        assertThat(summary("executive", "html")).contains("&lt;b&gt;one&lt;/b&gt;</li>");
        assertThat(summary("executive", "text")).isEqualTo("• <b>one</b>");
    }

    @Test
    void whatElseAnElementSaysIsKeptBesideIt() throws Exception {
        store("""
                {'video_id': 'a', 'summary_variants': [
                    {'variant': 'deep-research', 'text': 'T', 'follow_up_run_id': 7, 'research_meta': {'k': [1.50]}}]}
                """);

        assertThat(summary("deep-research", "raw_json"))
                .isEqualTo(
                        "{\"variant\": \"deep-research\", \"research_meta\": {\"k\": [1.50]}, \"follow_up_run_id\": 7}");
    }

    @Test
    void oneBadElementFailsTheWholeReport() throws Exception {
        store("{'video_id': 'a', 'title': 'Before'}");
        String before = database.fingerprint();

        ServiceAnswer answer = post("""
                {'video_id': 'a', 'title': 'After', 'summary_variants': [
                    {'variant': 'audio', 'text': 'Good'}, {'variant': 'executive', 'text': ['bad']}]}
                """);

        ProblemAssert.rejectsField(answer, "invalid_report", "summary_variants[1].text");
        assertThat(database.fingerprint()).isEqualTo(before);
    }

    @Test
    void reportWithoutSummariesLeavesTheSummaries() throws Exception {
        store(ONE.formatted("audio", "A"));

        store("{'video_id': 'a', 'summary_variants': [{'variant': 'executive', 'text': 'B'}]}");
        store("{'video_id': 'a', 'title': 'T'}");

        assertThat(summaries("a")).containsExactly("audio 1 t A", "executive 1 t B");
    }

    private static String outcome(ServiceAnswer answer) {
        return answer.json().at("/summaries/0/variant").asText() + " "
                + answer.json().at("/summaries/0/revision").asInt() + " "
                + answer.json().at("/summaries/0/outcome").asText();
    }

    private @Nullable String summary(String variant, String column) throws SQLException, IOException {
        try (Session session = database.owner()) {
            return session.text(
                    "SELECT " + column + " FROM content_summaries WHERE video_id = 'a' AND is_latest AND variant = ?",
                    variant);
        }
    }
}
