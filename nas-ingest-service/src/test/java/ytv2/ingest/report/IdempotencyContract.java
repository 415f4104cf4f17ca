package ytv2.ingest.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ytv2.model.testing.Session;
import ytv2.service.testing.LockWaits;
import ytv2.service.testing.ProblemAssert;
import ytv2.service.testing.ServiceAnswer;

/// Requests that are sent again under the key of the first.
abstract class IdempotencyContract extends ReportApi {

    private static final String REPORT = "{'video_id': 'a', 'title': 'T', 'summary_text': 'S'}";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /ingest/report  | {"video_id": "b", "title": "T"}
            /api/delete/a   |
            /api/delete     | {"id": "a"}
            /delete-reports | {"files": ["a"]}
            /api/restore/a  |
            """)
    void secondIsAnsweredAsTheFirstAndDoesNothing(String path, String body) throws Exception {
        store(REPORT);
        ServiceAnswer first = keyed("one", path, body == null ? "" : body);
        assertThat(first.status()).as(first.text()).isEqualTo(200);
        store(REPORT.replace("'T'", "'Changed'").replace("}", ", 'restore': true}"));
        String before = database.fingerprint();

        ServiceAnswer second = keyed("one", path, body == null ? "" : body);

        assertThat(second.status()).isEqualTo(200);
        assertThat(second.text()).isEqualTo(first.text());
        assertThat(second.header("Content-Type")).isEqualTo(first.header("Content-Type"));
        assertThat(database.fingerprint()).isEqualTo(before);
    }

    @Test
    void anotherRequestUnderTheSameKeyIsRefused() throws Exception {
        assertThat(keyed("one", PATH, REPORT).status()).isEqualTo(200);
        String before = database.fingerprint();

        ProblemAssert.isProblem(keyed("one", PATH, REPORT.replace("T", "U")), 422, "idempotency_key_reused");
        ProblemAssert.isProblem(keyed("one", "/api/delete/a", ""), 422, "idempotency_key_reused");

        assertThat(database.fingerprint()).isEqualTo(before);
        assertThat(keyed("two", PATH, REPORT.replace("T", "U")).status()).isEqualTo(200);
    }

    @Test
    void keysOfDifferentCredentialsAreDifferent() throws Exception {
        assertThat(keyed("one", "/api/delete/a", "").json().path("idempotent").asBoolean())
                .isTrue();

        ServiceAnswer other =
                client().send("POST", "/api/delete/b", "X-Sync-Secret", SYNC_SECRET, "Idempotency-Key", "one");

        assertThat(other.status()).isEqualTo(200);
        assertThat(column("SELECT video_id || ' ' || deleted_by FROM content_tombstone ORDER BY 1"))
                .containsExactly("a ingest", "b sync");
    }

    @Test
    void refusalIsNotRemembered() throws Exception {
        ServiceAnswer _ = keyed("delete", "/api/delete/a", "");
        ProblemAssert.isProblem(keyed("one", PATH, REPORT), 409, "deleted");
        ProblemAssert.isProblem(keyed("two", PATH, "{'video_id': 5}"), 400, "video_id_required");

        assertThat(column("SELECT key FROM remembered_answer")).containsExactly("delete");
        ServiceAnswer _ = send("POST", "/api/restore/a");
        assertThat(keyed("one", PATH, REPORT).status()).isEqualTo(200);
        assertThat(keyed("two", PATH, REPORT).status()).isEqualTo(200);
    }

    @Test
    void answersAreForgottenAfterADay() throws Exception {
        assertThat(keyed("one", PATH, REPORT).status()).isEqualTo(200);
        assertThat(keyed("two", PATH, REPORT).status()).isEqualTo(200);
        try (Session session = database.owner()) {
            session.run("UPDATE remembered_answer SET at = at - interval '25 hours'");
        }

        assertThat(keyed("one", PATH, REPORT.replace("T", "U")).status()).isEqualTo(200);

        assertThat(column("a", "title")).isEqualTo("U");
        assertThat(column("SELECT key FROM remembered_answer")).containsExactly("one");
    }

    /// The first stands in the middle of its transaction when the second comes.
    @Test
    void sameRequestTwiceAtOnceHasOneEffect() throws Exception {
        try (Session holder = database.owner()) {
            holder.begin();
            holder.run("SELECT lock_content('a')");
            List<CompletableFuture<ServiceAnswer>> answers = List.of(later(), later());
            LockWaits.await(database.superuserUrl(), 2);

            holder.rollback();

            assertThat(answers.getFirst().get(20, TimeUnit.SECONDS).text())
                    .isEqualTo(answers.getLast().get(20, TimeUnit.SECONDS).text())
                    .contains("\"outcome\":\"inserted\"");
        }
        assertThat(events()).containsExactly("report-added a {comprehensive} ingest");
        assertThat(column("SELECT action FROM content_audit")).containsExactly("ingest");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a\tb"})
    void whatIsNoKeyIsRefused(String key) throws Exception {
        ServiceAnswer answer = keyed(key, PATH, REPORT);

        ProblemAssert.rejectsField(answer, "invalid_idempotency_key", "Idempotency-Key");
    }

    @Test
    void keyHasAnEnd() throws Exception {
        assertThat(keyed("x".repeat(255), PATH, REPORT).status()).isEqualTo(200);
        ProblemAssert.rejectsField(keyed("x".repeat(256), PATH, REPORT), "invalid_idempotency_key", "Idempotency-Key");
    }

    private CompletableFuture<ServiceAnswer> later() {
        return client().postLater(PATH, json(REPORT), "X-INGEST-TOKEN", TOKEN, "Idempotency-Key", "one");
    }

    private ServiceAnswer keyed(String key, String path, String document) throws Exception {
        return client().post(path, json(document), "X-INGEST-TOKEN", TOKEN, "Idempotency-Key", key);
    }
}
