package ytv2.ingest.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ytv2.model.testing.Session;
import ytv2.service.testing.ProblemAssert;
import ytv2.service.testing.ServiceAnswer;

/// What is refused because its video was deleted is kept, and comes back with it.
abstract class RestoreContract extends ReportApi {

    @BeforeEach
    void delete() throws Exception {
        store("{'video_id': 'a', 'title': 'First', 'summary_text': 'S'}");
        assertThat(send("DELETE", "/api/delete/a").status()).isEqualTo(200);
    }

    @Test
    void restoringStoresWhatCameTooLate() throws Exception {
        refuse("{'video_id': 'a', 'title': 'Second', 'summary_text': 'Late', 'word_count': 7}");

        ServiceAnswer answer = restore();

        assertThat(answer.text()).isEqualTo("""
                {"status":"success","message":"\\"a\\" is back.","video_id":"a","restored":1,"idempotent":false}""");
        assertThat(column("a", "concat_ws('|', title, word_count)")).isEqualTo("Second|7");
        assertThat(summaries("a")).containsExactly("comprehensive 1 t Late");
        assertThat(events()).last().isEqualTo("report-added a {comprehensive} ingest");
        assertThat(column("SELECT video_id FROM content_tombstone")).isEmpty();
        assertThat(column("SELECT video_id FROM refused_report")).isEmpty();
        assertThat(database.staleCards()).isEmpty();
    }

    @Test
    void severalLateResultsAreMergedInTheirOrder() throws Exception {
        refuse("{'video_id': 'a', 'title': 'One', 'summary_text': 'C1', 'word_count': 7}");
        refuse("{'video_id': 'a', 'summary_variants': [{'variant': 'audio', 'text': 'A'}]}");
        refuse("{'video_id': 'a', 'title': 'Three', 'summary_text': 'C2'}");
        refuse("{'video_id': 'a', 'summary_variants': [{'variant': 'audio', 'text': 'A'}]}");

        assertThat(restore().json().path("restored").asInt()).isEqualTo(3);

        assertThat(column("a", "concat_ws('|', title, word_count)")).isEqualTo("Three|7");
        assertThat(summaries("a")).containsExactly("audio 1 t A", "comprehensive 1 f C1", "comprehensive 2 t C2");
        assertThat(database.staleCards()).isEmpty();
    }

    @Test
    void restoringAVideoOfWhichNothingWasKeptLetsItComeAgain() throws Exception {
        ServiceAnswer answer = restore();

        assertThat(answer.json().path("restored").asInt(-1)).isZero();
        assertThat(answer.json().path("idempotent").asBoolean(true)).isFalse();
        assertThat(answer.json().path("message").asText()).contains("send its link once more");
        assertThat(column("SELECT video_id FROM content")).isEmpty();
        store("{'video_id': 'a', 'summary_text': 'Again'}");
    }

    @Test
    void whatIsNotDeletedIsNotRestored() throws Exception {
        ServiceAnswer _ = restore();
        store("{'video_id': 'a', 'summary_text': 'Again'}");
        String before = database.fingerprint();

        ServiceAnswer answer = restore();

        assertThat(answer.json().path("idempotent").asBoolean()).isTrue();
        assertThat(database.fingerprint()).isEqualTo(before);
    }

    @Test
    void newerProcessingTakesThePlaceOfWhatWasLate() throws Exception {
        refuse("{'video_id': 'a', 'title': 'Late'}");

        store("{'video_id': 'a', 'title': 'Wanted', 'summary_text': 'S', 'restore': true}");

        assertThat(column("SELECT video_id FROM refused_report")).isEmpty();
        assertThat(column("a", "title")).isEqualTo("Wanted");
    }

    @Test
    void whatIsLateStaysThroughAnotherDelete() throws Exception {
        refuse("{'video_id': 'a', 'title': 'Late', 'summary_text': 'L'}");
        assertThat(send("DELETE", "/api/delete/a").status()).isEqualTo(200);

        assertThat(restore().json().path("restored").asInt()).isEqualTo(1);
        assertThat(column("a", "title")).isEqualTo("Late");
    }

    @Test
    void documentIsKeptAsItWasSent() throws Exception {
        String document = "{ 'video_id':'a',  'title' : 'L\u00e4te \ud83d\ude00', 'unknown': [1.50] }";

        refuse(document);

        assertThat(column("SELECT convert_from(document, 'UTF8') FROM refused_report"))
                .containsExactly(document.replace('\'', '"'));
    }

    @Test
    void keptDocumentsGoAfterThirtyDays() throws Exception {
        refuse("{'video_id': 'a', 'title': 'Old'}");
        refuse("{'video_id': 'a', 'title': 'Younger'}");
        try (Session session = database.owner()) {
            session.run("""
                    UPDATE refused_report
                    SET received_at = received_at - make_interval(days => CASE
                        WHEN convert_from(document, 'UTF8') LIKE '%Old%' THEN 31 ELSE 29 END)
                    """);
        }
        assertThat(send("DELETE", "/api/delete/b").status()).isEqualTo(200);
        refuse("{'video_id': 'b', 'title': 'New'}");

        assertThat(
                        column(
                                "SELECT substring(convert_from(document, 'UTF8') from 'title\": \"(.*)\"') FROM refused_report"))
                .containsExactlyInAnyOrder("Younger", "New");
    }

    private void refuse(String document) throws Exception {
        ProblemAssert.isProblem(post(document), 409, "deleted");
    }

    private ServiceAnswer restore() throws Exception {
        ServiceAnswer answer = send("POST", "/api/restore/a");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer;
    }
}
