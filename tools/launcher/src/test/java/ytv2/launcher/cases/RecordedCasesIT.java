package ytv2.launcher.cases;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import ytv2.launcher.cases.Verdict.Agrees;
import ytv2.model.testing.ServiceProcess;
import ytv2.model.testing.Session;
import ytv2.model.testing.TestDatabase;

/// Invented reports go through both packaged services; what comes out is what the [ObservedServer] would answer, up
/// to the [Exemption]s.
final class RecordedCasesIT {

    private static final Duration START = Duration.ofSeconds(120);
    private static final String TOKEN = "a-token-of-the-test";
    private static final Path MODULES = Path.of("..", "..");

    private static final int[][] PAGES = {
        {1, 20}, {2, 20}, {3, 20}, {1, 12}, {2, 12}, {1, 1}, {7, 3}, {1, 50}, {1, 1000}, {0, 5}, {-3, 5}, {1, 0},
        {99, 12}
    };

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    @TempDir
    static Path directory;

    private static ServiceProcess ingest;
    private static ServiceProcess dashboard;
    private static CaseFiles files;

    @BeforeAll
    static void postCases() throws Exception {
        writeCases();
        files = CaseFiles.read(directory);
        ingest = service(
                "nas-ingest-service",
                "INGEST",
                "ytv2_ingest",
                Map.of("EXPORTS_DIR", directory.resolve("exports").toString()));
        dashboard = service(
                "dashboard-api-service",
                "DASHBOARD",
                "ytv2_dashboard",
                Map.of("INGEST_URL", ingest.url().toString()));
        CompareCases.post(
                files.ingest(), new HttpTarget(ingest.awaitReady(START).url()), TOKEN);
        dashboard = dashboard.awaitReady(START);
    }

    @AfterAll
    static void endServices() throws Exception {
        try (ServiceProcess _ = ingest;
                ServiceProcess _ = dashboard) {
            ingest.process().destroy();
        }
    }

    @Test
    void answersAgreeWithTheObservedServer() throws Exception {
        List<Verdict> verdicts = compare();

        System.out.println(CompareCases.summary(verdicts));
        assertThat(verdicts).hasSize(files.reads().size()).hasSizeGreaterThan(30);
        assertThat(verdicts.stream()
                        .filter(verdict -> !(verdict instanceof Agrees))
                        .map(CompareCases::line))
                .isEmpty();
        assertThat(verdicts.stream()
                        .flatMap(verdict -> ((Agrees) verdict).exemptions().stream())
                        .distinct())
                .as("all that is exempted happens, but transcripts")
                .containsExactlyInAnyOrder(
                        Exemption.BUILD,
                        Exemption.CLOCK,
                        Exemption.COMPLETED_SUMMARY,
                        Exemption.HAS_AUDIO,
                        Exemption.MORE_LISTED,
                        Exemption.NEXT_CURSOR,
                        Exemption.REVISION,
                        Exemption.SANITISED_HTML,
                        Exemption.SHOWN_AS_SENT);
    }

    @Test
    void wrongWordIsFound() throws Exception {
        try (Session session = DATABASE.owner()) {
            session.run("UPDATE report_card SET card = replace(card, 'Radio Phare', 'Radio Phantom')");
            tell(session);
            try {
                assertThat(compare().stream().map(CompareCases::line))
                        .anySatisfy(line -> assertThat(line)
                                .startsWith("DIFFERS")
                                .contains("/channel of ")
                                .contains("recorded \"Radio Phare\", shown \"Radio Phantom\""));
            } finally {
                session.run("SELECT refresh_report_card(array_agg(video_id)) FROM content");
                tell(session);
            }
        }
    }

    @Test
    void lostReportIsFound() throws Exception {
        try (Session session = DATABASE.owner()) {
            session.run("DELETE FROM report_card WHERE video_id = (SELECT min(video_id) FROM report_card"
                    + " WHERE primary_variant = 'executive')");
            tell(session);
            try {
                assertThat(compare().stream().map(CompareCases::line))
                        .anySatisfy(
                                line -> assertThat(line).startsWith("DIFFERS").contains("/pagination/total"));
            } finally {
                session.run("SELECT refresh_report_card(array_agg(video_id)) FROM content");
                tell(session);
            }
        }
    }

    /// The dashboard does not see the directory of exports, and knows the ingest service. The audio is nobody's, so
    /// that the cases stay as they are.
    @Test
    void uploadThroughTheDashboardIsPlayedThroughIt() throws Exception {
        String form = "--b\r\nContent-Disposition: form-data; name=\"audio\"; filename=\"nobodys.mp3\"\r\n\r\nID3"
                + "\u0004\0\0\0\0\0\0" + "0123456789".repeat(50_000) + "\r\n--b--\r\n";
        HttpResponse<String> upload = send(request("/api/upload-audio")
                .header("X-INGEST-TOKEN", TOKEN)
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(BodyPublishers.ofString(form)));
        assertThat(upload.body()).contains("\"public_url\":\"/exports/audio/nobodys.mp3\"");

        HttpResponse<String> part = send(request("/exports/audio/nobodys.mp3").header("Range", "bytes=400010-400014"));
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo("01234");
        assertThat(part.headers().firstValue("Content-Range")).contains("bytes 400010-400014/500010");
        HttpResponse<String> head = send(request("/exports/nobodys.mp3").method("HEAD", BodyPublishers.noBody()));
        assertThat(head.headers().firstValue("Content-Length")).contains("500010");
        assertThat(send(request("/exports/nobodys.mp3")
                                .header(
                                        "If-None-Match",
                                        head.headers().firstValue("ETag").orElseThrow()))
                        .statusCode())
                .isEqualTo(304);
        assertThat(send(request("/exports/nobodys.mp3")).body()).hasSize(500_010);
        assertThat(send(request("/exports/nobodys.mp3").header("Range", "bytes=600000-"))
                        .statusCode())
                .isEqualTo(416);
    }

    /// As `fetch` and curl send it: over HTTP/1.1, and without a word about a body.
    @Test
    void deleteWithoutABodyPassesThroughTheDashboard() throws Exception {
        HttpResponse<String> answer = send(
                request("/api/delete/nobody").header("X-INGEST-TOKEN", TOKEN).DELETE());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"idempotent\":true");
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(dashboard.url() + path)).timeout(START);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        try (HttpClient client =
                HttpClient.newBuilder().version(Version.HTTP_1_1).build()) {
            return client.send(request.build(), BodyHandlers.ofString());
        }
    }

    private static void tell(Session session) throws SQLException {
        session.run("SELECT publish_content_event(NULL, 'resync', '{}', 'test')");
    }

    private static List<Verdict> compare() throws Exception {
        return CompareCases.compare(files, new HttpTarget(dashboard.url()), true);
    }

    private static ServiceProcess service(String module, String name, String role, Map<String, String> settings) {
        Map<String, String> environment = new HashMap<>(settings);
        environment.put("DATABASE_URL_" + name, DATABASE.url(role).toUri());
        environment.put("INGEST_TOKEN", TOKEN);
        // what a test has changed its next request must show
        environment.put("YTV2_DASHBOARD_CACHE_LAG", "PT0S");
        return ServiceProcess.start(MODULES.resolve(module), directory.resolve(name + ".log"), environment);
    }

    private static void writeCases() throws Exception {
        String ingest = TestDatabase.resource("/ytv2/launcher/cases/ingest.jsonl");
        Files.writeString(directory.resolve("ingest.jsonl"), ingest);
        List<JsonNode> posted = new CaseFiles(ingest.lines().toList(), List.of()).posted();
        ObservedServer observed = new ObservedServer(posted);
        StringBuilder reads = new StringBuilder();
        append(reads, "/api/reports", observed.firstPage());
        append(reads, "/api/reports?page=abc&size=12", observed.firstPage());
        append(reads, "/api/reports?unknown=1&sort=", observed.firstPage());
        for (int[] page : PAGES) {
            append(reads, "/api/reports?page=" + page[0] + "&size=" + page[1], observed.list(page[0], page[1]));
        }
        for (JsonNode body : posted.subList(0, 20)) {
            String id = body.path("video_id").asText();
            append(reads, "/api/reports/" + id, observed.detail(id));
            append(reads, "/" + id + ".json", observed.single(id));
        }
        Files.writeString(directory.resolve("reads.jsonl"), reads);
    }

    private static void append(StringBuilder reads, String path, JsonNode body) {
        ObjectNode read = CaseFiles.JSON.createObjectNode();
        read.put("method", "GET").put("path", path).put("status", body.isMissingNode() ? 404 : 200);
        read.putArray("decisions");
        read.set("body", body.isMissingNode() ? CaseFiles.JSON.nullNode() : body);
        reads.append(read).append('\n');
    }
}
