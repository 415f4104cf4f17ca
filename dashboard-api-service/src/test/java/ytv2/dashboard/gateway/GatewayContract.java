package ytv2.dashboard.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import ytv2.dashboard.ApiContract;
import ytv2.dashboard.Dashboard.Answer;
import ytv2.dashboard.gateway.IngestStandIn.Sent;
import ytv2.service.testing.Given;

/// Writes that come to the dashboard service.
@WithTestResource(IngestStandIn.class)
abstract class GatewayContract extends ApiContract {

    private static final String ADA = basic("ada:pass:word");

    @Given
    private IngestStandIn ingest;

    @BeforeEach
    void forget() {
        var _ = ingest.received();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            DELETE | /api/delete/complete-01?v=1
            DELETE | /api/delete/reddit%3Aabc
            POST   | /api/delete/complete-01
            POST   | /api/delete?id=complete-01
            POST   | /delete-reports
            """)
    void personOnAPageOfTheOriginDeletes(String method, String target) {
        Answer answer =
                dashboard.send(method, target, "Authorization", ADA, "Sec-Fetch-Site", "same-origin", "Cookie", "a=b");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("{\"from\":\"ingest\"}");
        List<Sent> received = ingest.received();
        assertThat(received).hasSize(1);
        assertThat(received.getFirst().method()).isEqualTo(method);
        assertThat(received.getFirst().target()).isEqualTo(target);
        assertThat(received.getFirst().header("Authorization")).isEqualTo("Bearer " + IngestStandIn.TOKEN);
        assertThat(received.getFirst().header("Cookie")).isEmpty();
    }

    static Stream<Arguments> whoeverIsNotThatPersonMayNot() {
        return Stream.of(
                Arguments.of(401, List.of()),
                Arguments.of(401, List.of("Authorization", basic("ada:wrong"))),
                Arguments.of(401, List.of("Authorization", basic("Ada:pass:word"))),
                Arguments.of(401, List.of("Authorization", basic("ada"))),
                Arguments.of(401, List.of("Authorization", "Basic ???")),
                Arguments.of(401, List.of("Authorization", "Basic")),
                Arguments.of(401, List.of("Authorization", "Digest abc")),
                Arguments.of(403, List.of("Authorization", ADA, "Sec-Fetch-Site", "cross-site")),
                Arguments.of(403, List.of("Authorization", ADA, "Sec-Fetch-Site", "same-site")),
                Arguments.of(403, List.of("Authorization", ADA, "Sec-Fetch-Site", "none")),
                Arguments.of(403, List.of("Authorization", ADA, "Origin", "https://evil.example")),
                Arguments.of(403, List.of("Authorization", ADA, "Origin", "null")),
                Arguments.of(403, List.of("Authorization", ADA, "Origin", "::")),
                Arguments.of(403, List.of("Origin", "https://evil.example")));
    }

    @ParameterizedTest
    @MethodSource
    void whoeverIsNotThatPersonMayNot(int status, List<String> headers) {
        Answer answer = dashboard.send("DELETE", "/api/delete/complete-01", headers.toArray(String[]::new));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.json().path("error").asText()).isEqualTo(status == 401 ? "unauthorized" : "cross_origin");
        assertThat(answer.header("WWW-Authenticate"))
                .isEqualTo(status == 401 ? "Basic realm=\"YTV2\", charset=\"UTF-8\"" : "");
        assertThat(ingest.received()).isEmpty();
    }

    @Test
    void pageBehindAProxyIsOfTheOriginToo() {
        for (String[] headers : new String[][] {
            {"Authorization", ADA},
            {"Authorization", ADA, "Origin", "https://dash.example", "X-Forwarded-Host", "dash.example"},
            {"Authorization", ADA, "Origin", "https://DASH.example:8443", "X-Forwarded-Host", "dash.example:8443"},
        }) {
            assertThat(dashboard
                            .send("DELETE", "/api/delete/complete-01", headers)
                            .status())
                    .isEqualTo(200);
        }
        assertThat(ingest.received()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/ingest/report", "/ingest/reports", "/ingest/audio", "/api/upload-image", "/api/restore/a"})
    void whatBringsNoCredentialKeepsNobodyBusy(String path) {
        Answer answer = dashboard.send("POST", path, "Cookie", "a=b");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(ingest.received()).isEmpty();
    }

    /// How a browser begins; were it counted, anybody could keep it from being asked.
    @Test
    void whoGivesNoPasswordIsAlwaysAsked() {
        for (int i = 0; i < 70; i++) {
            Answer answer = dashboard.send("DELETE", "/api/delete/a");

            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.header("WWW-Authenticate")).startsWith("Basic ");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            POST   | /ingest/report          | X-INGEST-TOKEN | t
            POST   | /ingest/report?x=1      | Authorization  | Bearer t
            POST   | /ingest/reports         | Authorization  | Bearer t
            POST   | /ingest/audio           | X-Ingest-Token | t
            POST   | /api/upload-audio       | Authorization  | Bearer t
            POST   | /api/upload-image       | X-Sync-Secret  | t
            DELETE | /api/delete/a           | Authorization  | bearer t
            POST   | /delete-reports         | X-Sync-Secret  | t
            POST   | /api/restore/yt%3Aa     | X-INGEST-TOKEN | t
            GET    | /api/deleted?size=3     | X-INGEST-TOKEN | t
            GET    | /health/ingest          |                |
            HEAD   | /health/ingest          |                |
            """)
    void whatBringsItsOwnCredentialIsPassedThrough(String method, String target, String name, String value) {
        Answer answer = name == null
                ? dashboard.send(method, target, "Cookie", "a=b")
                : dashboard.send(method, target, name, value, "Cookie", "a=b");

        assertThat(answer.status()).isEqualTo(200);
        List<Sent> received = ingest.received();
        assertThat(received).hasSize(1);
        assertThat(received.getFirst().method()).isEqualTo(method);
        assertThat(received.getFirst().target()).isEqualTo(target);
        assertThat(received.getFirst().header("Cookie")).isEqualTo("a=b");
        if (name != null) {
            assertThat(received.getFirst().header(name)).isEqualTo(value);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /ingest/report",
                "GET /api/delete/a",
                "GET /api/restore/a",
                "PUT /api/reports",
                "POST /api/deletes",
                "POST /ingest",
                "POST /api/telemetry",
                "OPTIONS /api/delete/a",
                "POST /api/reports/api/delete/a"
            })
    void nothingElseIsForwarded(String request) {
        Answer _ = dashboard.send(request.split(" ")[0], request.split(" ")[1], "X-INGEST-TOKEN", "t");

        assertThat(ingest.received()).isEmpty();
    }

    @Test
    void bodyIsStreamedWhateverItsSize() throws Exception {
        byte[] body = new byte[40 * 1024 * 1024];
        for (boolean known : new boolean[] {true, false}) {
            HttpResponse<String> answer = post(
                    "/ingest/audio",
                    known
                            ? BodyPublishers.ofByteArray(body)
                            : BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(body)));

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(ingest.received()).extracting(Sent::length).containsExactly((long) body.length);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Connection", "X-Hop", "Keep-Alive", "Upgrade", "Trailer"})
    void whatTheIngestServiceSaysToItsNeighbourIsNotHandedOn(String name) {
        Answer answer = dashboard.get("/health/ingest");

        assertThat(answer.header("X-Commit")).isEqualTo("of-ingest");
        assertThat(answer.header(name)).isEmpty();
    }

    @Test
    void refusalIsHandedOn() throws Exception {
        HttpResponse<String> answer = post("/ingest/refused", BodyPublishers.ofString("{}"));

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).isEqualTo("{\"from\":\"ingest\"}");
    }

    private HttpResponse<String> post(String target, HttpRequest.BodyPublisher body)
            throws IOException, InterruptedException {
        try (HttpClient client =
                HttpClient.newBuilder().version(Version.HTTP_1_1).build()) {
            URI uri = URI.create(dashboard.base().toString().replaceFirst("/$", "") + target);
            return client.send(
                    HttpRequest.newBuilder(uri)
                            .header("X-INGEST-TOKEN", "t")
                            .expectContinue(true)
                            .POST(body)
                            .build(),
                    BodyHandlers.ofString());
        }
    }

    private static String basic(String credentials) {
        return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }
}
