package ytv2.ingest.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import ytv2.model.testing.Session;
import ytv2.service.testing.LockWaits;
import ytv2.service.testing.ProblemAssert;
import ytv2.service.testing.ServiceAnswer;
import ytv2.service.testing.ServiceLog;

/// Many reports in one request: each line as if it had come by itself, and never less than was answered.
abstract class BulkContract extends ReportApi {

    private static final String BULK = "/ingest/reports";
    private static final ObjectMapper JSON = new ObjectMapper();

    @AfterEach
    void dropTheConstraint() throws SQLException {
        owner("ALTER TABLE content DROP CONSTRAINT IF EXISTS ck_content_test");
    }

    @Test
    void linesAreStoredAndAnsweredInTheirOrder() throws Exception {
        List<JsonNode> answers = bulk("""
                {'video_id': 'b', 'title': 'B', 'summary_text': 'S'}

                {'video_id': 'a', 'title': 'A', 'summary_variants': [{'variant': 'audio', 'text': 'x'}, {'text': 'y'}]}
                {'video_id': 'yt:b', 'title': 'B2', 'summary_text': 'S2'}
                """);

        assertThat(answers).hasSize(4);
        assertThat(answers.get(0).toString())
                .isEqualTo(quoted("{'line':1,'status':200,'report':{'upserted':1,'summaries_upserted':1,"
                        + "'embedding_updated':false,'verify_row':{'video_id':'b','title':'B'},"
                        + "'summaries':[{'variant':'comprehensive','revision':1,'outcome':'inserted'}]}}"));
        assertThat(answers.get(1).path("line").asInt()).isEqualTo(3);
        assertThat(answers.get(2).path("line").asInt()).isEqualTo(4);
        assertThat(answers.get(3).toString()).isEqualTo(quoted("{'done':true,'stored':3,'refused':0}"));
        assertThat(column("b", "title")).isEqualTo("B2");
        assertThat(summaries("b")).containsExactly("comprehensive 1 f S", "comprehensive 2 t S2");
        assertThat(summaries("a")).containsExactly("audio 1 t x", "comprehensive 1 t y");
        assertThat(database.staleCards()).isEmpty();
    }

    @Test
    void badLinesAreRefusedAloneAndNameTheirFields() throws Exception {
        List<JsonNode> answers = bulk("""
                {'video_id': 'a', 'summary_text': 'S'}
                {'video_id': 'b', 'duration_seconds': 'long'}
                {'title': 'without'}
                nonsense
                [1]
                {'video_id': 'c', 'summary_text': 'S'}
                """);

        assertThat(statuses(answers)).containsExactly(200, 400, 400, 400, 400, 200);
        assertThat(answers.get(1).at("/problem/violations/0/field").asText()).isEqualTo("duration_seconds");
        assertThat(answers.get(2).at("/problem/error").asText()).isEqualTo("video_id_required");
        assertThat(answers.get(3).at("/problem/error").asText()).isEqualTo("invalid_json");
        assertThat(answers.get(4).at("/problem/error").asText()).isEqualTo("not_an_object");
        assertThat(answers.getLast().toString()).isEqualTo(quoted("{'done':true,'stored':2,'refused':4}"));
        assertThat(column("SELECT video_id FROM content ORDER BY video_id")).containsExactly("a", "c");
    }

    @Test
    void lineThatPostgresRefusesDoesNotTakeItsBatchWithIt() throws Exception {
        owner("ALTER TABLE content ADD CONSTRAINT ck_content_test CHECK (title <> 'refuse me')");

        List<JsonNode> answers = bulk("""
                {'video_id': 'a', 'title': 'A', 'summary_text': 'S'}
                {'video_id': 'b', 'title': 'refuse me', 'summary_text': 'S'}
                {'video_id': 'c', 'title': 'C', 'summary_text': 'S'}
                """);

        assertThat(statuses(answers)).containsExactly(200, 400, 200);
        assertThat(column("SELECT video_id FROM report_card ORDER BY video_id")).containsExactly("a", "c");
        assertThat(database.staleCards()).isEmpty();
    }

    @Test
    void lateResultIsRefusedAndKeptAmongLinesThatAreStored() throws Exception {
        assertThat(send("DELETE", "/api/delete/b").status()).isEqualTo(200);

        List<JsonNode> answers = bulk("""
                {'video_id': 'a', 'summary_text': 'S'}
                {'video_id': 'b', 'summary_text': 'S'}
                {'video_id': 'b', 'summary_text': 'S', 'restore': true}
                """);

        assertThat(statuses(answers)).containsExactly(200, 409, 200);
        assertThat(answers.get(1).at("/problem/error").asText()).isEqualTo("deleted");
        assertThat(column("SELECT video_id FROM content ORDER BY video_id")).containsExactly("a", "b");
    }

    @Test
    void batchTellsOnceAndWritesDownEachVideo() throws Exception {
        String lines = IntStream.range(0, 250)
                .mapToObj("{'video_id': 'v%03d', 'summary_text': 'S'}"::formatted)
                .collect(Collectors.joining("\n"));

        assertThat(bulk(lines).getLast().toString()).isEqualTo(quoted("{'done':true,'stored':250,'refused':0}"));

        assertThat(events()).hasSizeBetween(2, 25).allMatch("resync {} ingest"::equals);
        assertThat(column("SELECT video_id FROM content_audit ORDER BY id"))
                .hasSize(250)
                .isSorted();
        assertThat(column("SELECT count(*) FROM card_fragment")).containsExactly("250");
        assertThat(column("SELECT count FROM v_facet_count WHERE token = ''")).containsExactly("250");
        assertThat(database.staleCards()).isEmpty();
    }

    @Test
    void sameLinesAgainChangeNothing() throws Exception {
        String lines = "{'video_id': 'a', 'summary_text': 'S'}\n{'video_id': 'b', 'title': 'B'}\n";
        assertThat(statuses(bulk(lines))).containsExactly(200, 200);
        String before = database.fingerprint();

        List<JsonNode> answers = bulk(lines);

        assertThat(answers.getFirst().at("/report/summaries/0/outcome").asText())
                .isEqualTo("unchanged");
        assertThat(database.fingerprint()).isEqualTo(before);
    }

    /// The batch waits for its second video, whose lock another writer holds: meanwhile nothing of it is to be seen,
    /// and no line is answered.
    @Test
    void linesAreAnsweredAfterTheirCommit() throws Exception {
        try (Session other = database.owner()) {
            other.begin();
            other.run("SELECT lock_content('b')");
            CompletableFuture<ServiceAnswer> answer = client().postLater(
                            BULK,
                            json("{'video_id': 'a', 'summary_text': 'S'}\n{'video_id': 'b', 'summary_text': 'S'}\n"),
                            "X-INGEST-TOKEN",
                            TOKEN);
            LockWaits.await(database.superuserUrl(), 1);

            assertThat(column("SELECT video_id FROM content")).isEmpty();
            assertThat(answer).isNotDone();

            other.rollback();
            assertThat(statuses(lines(answer.get(20, TimeUnit.SECONDS)))).containsExactly(200, 200);
        }
    }

    @Test
    void clientThatWaitsForItsAnswerBeforeItGoesOnGetsIt() throws Exception {
        try (Socket socket = connect()) {
            chunk(socket, "{'video_id': 'a', 'summary_text': 'S'}\n");
            BufferedReader answer =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            assertThat(answer.readLine()).startsWith("HTTP/1.1 200");
            assertThat(lineWith(answer, "\"line\":1")).contains("\"status\":200");
            assertThat(column("SELECT video_id FROM content")).containsExactly("a");

            chunk(socket, "{'video_id': 'b', 'summ");
            chunk(socket, "ary_text': 'S'}");
            socket.getOutputStream().write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

            assertThat(lineWith(answer, "\"line\":2")).contains("\"status\":200");
            assertThat(lineWith(answer, "\"done\"")).contains("\"done\":true", "\"stored\":2");
        }
    }

    @Test
    void whatWasSentBeforeTheClientBrokeOffIsStored() throws Exception {
        ServiceLog log = ServiceLog.fromNow();
        try (Socket socket = connect()) {
            chunk(socket, "{'video_id': 'a', 'summary_text': 'S'}\n{'video_id': 'b'");
            BufferedReader answer =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            assertThat(lineWith(answer, "\"line\":1")).contains("\"status\":200");
        }

        assertThat(bulk("{'video_id': 'c'}").getLast().path("stored").asInt()).isEqualTo(1);
        assertThat(column("SELECT video_id FROM content ORDER BY video_id")).containsExactly("a", "c");
        assertThat(log.alarms()).isEmpty();
    }

    @Test
    void lineLongerThanAReportMayBeIsRefusedAndTheOthersStored() throws Exception {
        String long17 = "{'video_id': 'b', 'transcript': '" + "x".repeat(17 << 20) + "'}";

        List<JsonNode> answers =
                bulk("{'video_id': 'a', 'title': 'A'}\n" + long17 + "\n{'video_id': 'c', 'title': 'C'}");

        assertThat(statuses(answers)).containsExactly(200, 413, 200);
        assertThat(column("SELECT video_id FROM content ORDER BY video_id")).containsExactly("a", "c");
    }

    @Test
    void emptyRequestIsDoneAtOnce() throws Exception {
        assertThat(bulk("").toString()).isEqualTo("[" + quoted("{'done':true,'stored':0,'refused':0}") + "]");
        assertThat(bulk("\n \r\n").getLast().path("done").asBoolean()).isTrue();
    }

    @Test
    void needsTheRightToIngest() throws Exception {
        ProblemAssert.isProblem(client().post(BULK, json("{}")), 401, "unauthorized");
        ProblemAssert.isProblem(client().post(BULK, json("{}"), "X-INGEST-TOKEN", DASHBOARD_TOKEN), 403, "forbidden");
    }

    @Test
    void idempotencyKeyIsRefusedBecauseItWouldNotBeKept() throws Exception {
        ServiceAnswer answer =
                client().post(BULK, json("{'video_id': 'a'}"), "X-INGEST-TOKEN", TOKEN, "Idempotency-Key", "k");

        ProblemAssert.isProblem(answer, 400, "invalid_idempotency_key");
        assertThat(column("SELECT video_id FROM content")).isEmpty();
    }

    private void owner(String statement) throws SQLException {
        try (Session session = database.owner()) {
            session.run(statement);
        }
    }

    private List<JsonNode> bulk(String lines) throws IOException {
        ServiceAnswer answer = client().post(BULK, json(lines), "X-INGEST-TOKEN", TOKEN);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("application/x-ndjson");
        return lines(answer);
    }

    private static List<JsonNode> lines(ServiceAnswer answer) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : answer.text().lines().toList()) {
            lines.add(JSON.readTree(line));
        }
        return lines;
    }

    /// Of the lines, without the total.
    private static List<Integer> statuses(List<JsonNode> answers) {
        return answers.stream()
                .filter(answer -> answer.has("line"))
                .map(answer -> answer.path("status").asInt())
                .toList();
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(address.getHost(), address.getPort());
        socket.setSoTimeout(30_000);
        String head = "POST %s HTTP/1.1\r\nHost: x\r\nX-INGEST-TOKEN: %s\r\nTransfer-Encoding: chunked\r\n\r\n";
        socket.getOutputStream().write(head.formatted(BULK, TOKEN).getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static void chunk(Socket socket, String text) throws IOException {
        byte[] bytes = json(text);
        socket.getOutputStream()
                .write((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().write("\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    private static String lineWith(BufferedReader answer, String text) throws IOException {
        @Nullable String line = answer.readLine();
        while (line != null && !line.contains(text)) {
            line = answer.readLine();
        }
        return String.valueOf(line);
    }

    private static String quoted(String document) {
        return document.replace('\'', '"');
    }
}
