package ytv2.ingest.deletion;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import ytv2.ingest.IngestApi;
import ytv2.service.testing.ProblemAssert;
import ytv2.service.testing.ServiceAnswer;

/// Deleting videos, by every address there is for it.
abstract class DeletionContract extends IngestApi {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            DELETE | /api/delete/a       |
            DELETE | /api/delete/a?v=1   |
            DELETE | /api/delete/yt%3Aa  |
            DELETE | /api/delete?id=a    |
            POST   | /api/delete/a       |
            POST   | /api/delete/a       | {"id": "b"}
            POST   | /api/delete?id=a    |
            POST   | /api/delete?id=yt:a | {}
            POST   | /api/delete         | {"id": "a"}
            """)
    void everyAddressDeletes(String method, String path, @Nullable String body) throws Exception {
        store("{'video_id': 'a', 'summary_variants': [{'variant': 'comprehensive', 'text': 'C'},"
                + " {'variant': 'audio', 'text': 'A'}]}");
        store("{'video_id': 'a', 'summary_text': 'D'}");
        store("{'video_id': 'b', 'summary_text': 'B'}");

        ServiceAnswer answer =
                body == null ? send(method, path) : client().post(path, json(body), "X-INGEST-TOKEN", TOKEN);

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("""
                {"status":"success","message":"\\"a\\" is deleted.","deleted_files":0,"errors":[],"idempotent":false,\
                "deleted":{"content":1,"summaries":3,"artifacts":0}}""");
        assertThat(column("SELECT video_id FROM content")).containsExactly("b");
        assertThat(column("SELECT DISTINCT video_id FROM content_summaries")).containsExactly("b");
        assertThat(column("SELECT video_id FROM report_card")).containsExactly("b");
        assertThat(column("SELECT video_id || ' ' || deleted_by FROM content_tombstone"))
                .containsExactly("a ingest");
        assertThat(column("SELECT video_id FROM content_event WHERE kind = 'report-deleted'"))
                .containsExactly("a");
    }

    /// What follows the semicolon would be dropped, and another video deleted.
    @ParameterizedTest
    @CsvSource({
        "DELETE, /api/delete/a;b",
        "POST, /api/delete/a;b=c",
        "DELETE, /api;x/delete/a",
        "POST, /api/restore/a;b"
    })
    void semicolonInThePathIsRefused(String method, String path) throws Exception {
        assertThat(post("{'video_id': 'a', 'summary_text': 'S'}").status()).isEqualTo(200);

        ProblemAssert.isProblem(send(method, path), 400, "malformed_path");

        assertThat(column("SELECT video_id FROM content")).containsExactly("a");
        assertThat(column("SELECT video_id FROM content_tombstone")).isEmpty();
    }

    @Test
    void whoDidWhatIsWrittenDown() throws Exception {
        store("{'video_id': 'a', 'summary_text': 'One'}");
        store("{'video_id': 'a', 'summary_text': 'Two'}");
        store("{'video_id': 'a', 'summary_text': 'Two'}");
        ServiceAnswer _ = client().send("DELETE", "/api/delete/a", "Authorization", "Bearer " + DASHBOARD_TOKEN);
        ServiceAnswer _ = post("{'video_id': 'a', 'summary_text': 'Late'}");
        ServiceAnswer _ = send("POST", "/api/restore/a");

        assertThat(column("""
                        SELECT concat_ws(' ', action, actor, hash_before IS NULL, hash_after IS NULL,
                                         hash_before = lag(hash_after) OVER (ORDER BY id))
                        FROM content_audit ORDER BY id
                        """))
                .containsExactly(
                        "ingest ingest t f",
                        "ingest ingest f f t",
                        "delete dashboard f t t",
                        "refuse ingest t t",
                        "restore ingest t t",
                        "ingest ingest t f");
        assertThat(column("SELECT content_hash('a') = (SELECT hash_after FROM content_audit ORDER BY id DESC LIMIT 1)"))
                .containsExactly("t");
    }

    @Test
    void unknownIdLeavesATombstoneToo() throws Exception {
        ServiceAnswer answer = send("DELETE", "/api/delete/never-seen");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("idempotent").asBoolean()).isTrue();
        assertThat(answer.json().path("deleted").path("content").asInt(-1)).isZero();
        assertThat(column("SELECT video_id FROM content_tombstone")).containsExactly("never-seen");
        assertThat(column("SELECT video_id FROM content_event")).isEmpty();
        ProblemAssert.isProblem(post("{'video_id': 'never-seen'}"), 409, "deleted");
    }

    @Test
    void deletingAgainRenewsTheTombstone() throws Exception {
        ServiceAnswer _ = send("DELETE", "/api/delete/a");
        List<@Nullable String> first = column("SELECT deleted_at FROM content_tombstone");

        ServiceAnswer _ = client().send("DELETE", "/api/delete/a", "X-Sync-Secret", SYNC_SECRET);

        assertThat(column("SELECT deleted_at FROM content_tombstone")).isNotEqualTo(first);
        assertThat(column("SELECT deleted_by FROM content_tombstone")).containsExactly("sync");
    }

    @ParameterizedTest
    @CsvSource({
        "reddit:abc, reddit:abc, reddit%3Aabc",
        "abc, reddit:abc, reddit:abc",
        "abc, yt:abc, yt:abc",
        "abc, web:7, web:7",
    })
    void videoIsFoundByEitherId(String videoId, String id, String written) throws Exception {
        store("{'video_id': '%s', 'id': '%s', 'summary_text': 'S'}".formatted(videoId, id));

        ServiceAnswer answer = send("DELETE", "/api/delete/" + written);

        assertThat(answer.json().path("deleted").path("content").asInt()).isEqualTo(1);
        assertThat(column("SELECT video_id FROM content_tombstone")).containsExactly(videoId);
        assertThat(column("SELECT video_id FROM content")).isEmpty();
    }

    @Test
    void severalAreDeletedAtOnce() throws Exception {
        for (String id : new String[] {"a", "b", "c", "d"}) {
            store("{'video_id': '%s', 'id': 'web:%s', 'summary_text': 'S'}".formatted(id, id));
        }

        ServiceAnswer answer = files("'d.json', 'a', 'yt:a', 'web:a', 'b.json', 'unknown'");

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().path("deleted").asInt()).isEqualTo(3);
        assertThat(answer.json().path("errors")).isEmpty();
        assertThat(answer.json().path("message").asText()).contains("3 of 4");
        assertThat(column("SELECT video_id FROM content")).containsExactly("c");
        assertThat(column("SELECT video_id FROM content_tombstone ORDER BY 1"))
                .containsExactly("a", "b", "d", "unknown");
    }

    @ParameterizedTest
    @MethodSource
    void badInputChangesNothing(String method, String path, String body, String field) throws Exception {
        store("{'video_id': 'a', 'summary_text': 'S'}");
        String before = database.fingerprint();

        ServiceAnswer answer =
                body.isEmpty() ? send(method, path) : client().post(path, json(body), "X-INGEST-TOKEN", TOKEN);

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.json().path("violations").findValuesAsText("field"))
                .containsExactlyElementsOf(field.isEmpty() ? List.of() : List.of(field));
        assertThat(database.fingerprint()).isEqualTo(before);
    }

    static Stream<Arguments> badInputChangesNothing() {
        String many = IntStream.range(0, 501).mapToObj(i -> "'v" + i + "'").collect(Collectors.joining(","));
        return Stream.of(
                Arguments.of("POST", "/api/delete", "", "id"),
                Arguments.of("DELETE", "/api/delete", "", "id"),
                Arguments.of("POST", "/api/delete?id=", "", "id"),
                Arguments.of("POST", "/api/delete", "{}", "id"),
                Arguments.of("POST", "/api/delete", "{'id': null}", "id"),
                Arguments.of("POST", "/api/delete", "{'id': 5}", "id"),
                Arguments.of("POST", "/api/delete", "{'id': '../a'}", "video_id"),
                Arguments.of("POST", "/api/delete", "['a']", ""),
                Arguments.of("POST", "/api/delete", "{'id': 'a'", ""),
                Arguments.of("POST", "/api/delete", "{'id': 'a'} x", ""),
                Arguments.of("POST", "/delete-reports", "", "files"),
                Arguments.of("POST", "/delete-reports", "{'files': []}", "files"),
                Arguments.of("POST", "/delete-reports", "{'files': 'a'}", "files"),
                Arguments.of("POST", "/delete-reports", "{'files': ['a', 5]}", "files[1]"),
                Arguments.of("POST", "/delete-reports", "{'files': ['a', '../b.json']}", "files[1]"),
                Arguments.of("POST", "/delete-reports", "{'files': [" + many + "]}", "files"),
                Arguments.of("DELETE", "/api/delete/a%20b", "", "video_id"),
                Arguments.of("DELETE", "/api/delete/%00", "", "video_id"),
                Arguments.of("DELETE", "/api/delete/" + "x".repeat(200), "", "video_id"),
                Arguments.of("POST", "/api/restore/.a", "", "video_id"),
                Arguments.of("GET", "/api/deleted?before=yesterday", "", "before"));
    }

    @Test
    void bodyThatIsTooLargeIs413() throws Exception {
        byte[] body = new byte[200 * 1024];

        ProblemAssert.isProblem(
                client().post("/delete-reports", body, "X-INGEST-TOKEN", TOKEN), 413, "payload_too_large");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE /api/delete/a",
                "POST /api/delete/a",
                "POST /api/delete",
                "POST /delete-reports",
                "GET /api/deleted",
                "POST /api/restore/a"
            })
    void nobodyElseMay(String request) throws Exception {
        String before = database.fingerprint();
        List<String> line = List.of(request.split(" "));

        ProblemAssert.isProblem(client().send(line.getFirst(), line.getLast()), 401, "unauthorized");
        ProblemAssert.isProblem(
                client().send(line.getFirst(), line.getLast(), "X-INGEST-TOKEN", "wrong"), 401, "unauthorized");

        assertThat(database.fingerprint()).isEqualTo(before);
    }

    @Test
    void whatIsDeletedIsListedWithWhatCameTooLate() throws Exception {
        store("{'video_id': 'a', 'summary_text': 'S'}");
        ServiceAnswer _ = send("DELETE", "/api/delete/a");
        ServiceAnswer _ = send("DELETE", "/api/delete/b");
        String late = "{'video_id': 'a', 'summary_text': 'Late'}";
        ServiceAnswer _ = post(late);

        JsonNode listed = send("GET", "/api/deleted").json().path("deleted");

        assertThat(listed.findValuesAsText("video_id")).containsExactly("b", "a");
        assertThat(listed.findValuesAsText("deleted_by")).containsExactly("ingest", "ingest");
        assertThat(listed.path(0).path("refused")).isEmpty();
        assertThat(listed.path(1).path("refused").findValuesAsText("size"))
                .containsExactly(Integer.toString(late.length()));
        assertThat(listed.path(1).path("refused").path(0).path("sha256").asText())
                .hasSize(64);
        String last = listed.path(0).path("deleted_at").asText();
        JsonNode next = send("GET", "/api/deleted?size=1&before=" + last).json().path("deleted");
        assertThat(next.findValuesAsText("video_id")).containsExactly("a");
    }

    private void store(String document) throws IOException {
        ServiceAnswer answer = post(document);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private ServiceAnswer files(String names) throws IOException {
        return client().post("/delete-reports", json("{'files': [" + names + "]}"), "X-INGEST-TOKEN", TOKEN);
    }
}
