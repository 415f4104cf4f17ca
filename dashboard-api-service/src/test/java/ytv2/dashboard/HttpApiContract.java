package ytv2.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ytv2.dashboard.Dashboard.Answer;
import ytv2.model.testing.Session;
import ytv2.model.testing.Videos;

/// How every read speaks HTTP.
abstract class HttpApiContract extends ApiContract {

    private static final String LIST = "/api/reports";
    private static final String DETAIL = "/api/reports/complete-01";
    private static final String REPORT = "/complete-01.json";
    private static final String FILTERS = "/api/filters";

    @ParameterizedTest
    @ValueSource(strings = {LIST, DETAIL, REPORT, FILTERS})
    void answerIsRevalidatedEachTime(String target) {
        Answer answer = dashboard.get(target);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json;charset=utf-8");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(answer.header("ETag")).matches("\"[0-9a-f]{32}\"");
        assertThat(answer.header("Vary").toLowerCase(Locale.ROOT)).isEqualTo("accept-encoding");
        assertThat(answer.header("X-Commit")).isNotBlank();
        assertThat(answer.header("Content-Length")).isEqualTo(Integer.toString(answer.body().length));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            TAG
            W/TAG
            *
            "x", W/TAG
            W/"x",TAG , "y"
            """)
    void clientThatHasTheBodyGetsNoOther(String form) {
        for (String target : new String[] {LIST, DETAIL, REPORT, FILTERS}) {
            String tag = dashboard.get(target).header("ETag");

            Answer answer = dashboard.get(target, "If-None-Match", form.replace("TAG", tag));

            assertThat(answer.status()).as(target).isEqualTo(304);
            assertThat(answer.body()).isEmpty();
            assertThat(answer.header("ETag")).isEqualTo(tag);
            assertThat(answer.header("Cache-Control")).isEqualTo("no-cache");
        }
    }

    @Test
    void tagMayStandOnAnyLineOfTheHeader() {
        String tag = dashboard.get(LIST).header("ETag");

        assertThat(dashboard
                        .get(LIST, "If-None-Match", "\"x\"", "If-None-Match", tag)
                        .status())
                .isEqualTo(304);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"x\"", "W/\"x\"", "x", "\"*\"", "", "\"", "W/"})
    void clientThatHasAnotherBodyGetsThisOne(String value) {
        assertThat(dashboard.get(LIST, "If-None-Match", value).status()).isEqualTo(200);
    }

    @Test
    void tagChangesWithWhatIsShown() throws Exception {
        String before = dashboard.get(LIST).header("ETag");
        assertThat(dashboard.get(LIST).header("ETag")).isEqualTo(before);

        try (Session session = database.owner()) {
            Videos.summarise(session, "bare", "comprehensive", "Another text");
            Videos.refresh(session, "bare");
            Reports.tell(session);
        }

        assertThat(dashboard.get(LIST, "If-None-Match", before).status()).isEqualTo(200);
        assertThat(dashboard.get(LIST).header("ETag")).isNotEqualTo(before);
    }

    /// The tag says which bytes are sent.
    @ParameterizedTest
    @ValueSource(strings = {"deflate", "*", "deflate, br", "identity"})
    void nobodyIsSentTheSameTagForOtherBytes(String accepted) {
        Answer plain = dashboard.get(LIST);

        Answer answer = dashboard.get(LIST, "Accept-Encoding", accepted);

        assertThat(answer.header("ETag")).isEqualTo(plain.header("ETag"));
        assertThat(answer.header("Content-Encoding")).isEmpty();
        assertThat(answer.body()).isEqualTo(plain.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {LIST, DETAIL, REPORT, FILTERS})
    void answerIsCompressedForWhoAsks(String target) throws IOException {
        Answer plain = dashboard.get(target);

        Answer compressed = dashboard.get(target, "Accept-Encoding", "gzip");

        assertThat(compressed.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(compressed.header("Vary").toLowerCase(Locale.ROOT)).isEqualTo("accept-encoding");
        assertThat(compressed.header("Content-Length")).isEqualTo(Integer.toString(compressed.body().length));
        assertThat(compressed.header("ETag"))
                .as("other bytes have another tag")
                .isNotEqualTo(plain.header("ETag"))
                .isEqualTo(dashboard
                        .get(target, "Accept-Encoding", "br, gzip;q=0.5")
                        .header("ETag"));
        assertThat(dashboard
                        .get(target, "Accept-Encoding", "gzip", "If-None-Match", compressed.header("ETag"))
                        .status())
                .isEqualTo(304);
        try (GZIPInputStream stream = new GZIPInputStream(new ByteArrayInputStream(compressed.body()))) {
            assertThat(stream.readAllBytes()).isEqualTo(plain.body());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                LIST,
                DETAIL,
                REPORT,
                FILTERS,
                "/api/reports/nothing-here",
                "/nothing/here",
                "/health",
                "/health/db",
                "/q/health",
                "/q/openapi"
            })
    void headAnswersLikeGetWithoutABody(String target) {
        Answer get = dashboard.get(target);

        Answer head = dashboard.head(target);

        assertThat(head.status()).isEqualTo(get.status());
        assertThat(head.body()).isEmpty();
        assertThat(head.header("Content-Type")).isEqualTo(get.header("Content-Type"));
        assertThat(head.header("ETag")).isEqualTo(get.header("ETag"));
        assertThat(head.header("Cache-Control")).isEqualTo(get.header("Cache-Control"));
    }

    @ParameterizedTest
    @ValueSource(strings = {LIST, DETAIL, REPORT, FILTERS})
    void headSaysWhatGetWouldSend(String target) {
        for (String encoding : new String[] {"gzip", "identity"}) {
            Answer answer = dashboard.get(target, "Accept-Encoding", encoding);

            Answer head = dashboard.head(target, "Accept-Encoding", encoding);

            assertThat(head.status()).isEqualTo(200);
            for (String header : new String[] {"Content-Length", "Content-Encoding", "Content-Type", "ETag"}) {
                assertThat(head.header(header)).as(header).isEqualTo(answer.header(header));
            }
        }
    }

    @Test
    void headIsRevalidatedToo() {
        String tag = dashboard.head(LIST).header("ETag");

        assertThat(dashboard.head(LIST, "If-None-Match", tag).status()).isEqualTo(304);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /nothing/here, 404, not_found",
        "GET, /api, 404, not_found",
        "GET, /api/nothing, 404, not_found",
        "GET, /api/filters/x, 404, not_found",
        "GET, /api/reports/, 404, report_not_found",
        "GET, /api/reports/a/b, 404, not_found",
        "GET, /health/nothing, 404, not_found",
        "POST, /api/reports, 405, method_not_allowed",
        "PUT, /api/reports/complete-01, 405, method_not_allowed",
        "DELETE, /complete-01.json, 405, method_not_allowed",
        "PATCH, /api/filters, 405, method_not_allowed",
    })
    void refusalIsAProblem(String method, String target, int status, String error) {
        Answer answer = dashboard.send(method, target);

        isProblem(answer, status, error);
        assertThat(answer.json().path("instance").asText()).isEqualTo(target);
        if (status == 405) {
            assertThat(answer.header("Allow")).contains("GET");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {LIST, DETAIL, REPORT, FILTERS})
    void everyClientGetsJson(String target) {
        for (String accepted : new String[] {
            "text/csv", "text/html", "application/json;q=0", "text/html,application/xml;q=0.9,*/*;q=0.8", "", "x", "/;"
        }) {
            Answer answer = dashboard.get(target, "Accept", accepted);
            assertThat(answer.status()).as(accepted).isEqualTo(200);
            assertThat(answer.header("Content-Type")).as(accepted).startsWith("application/json");
        }
    }

    /// As Java's own client does unless it is told otherwise.
    @Test
    void clientThatOffersHttp2IsAnswered() throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (String target : new String[] {"/health", LIST, "/nothing/here", LIST}) {
                HttpRequest request = HttpRequest.newBuilder(base.resolve(target))
                        .timeout(Duration.ofSeconds(10))
                        .build();
                HttpResponse<Void> answer = client.send(request, BodyHandlers.discarding());
                assertThat(answer.statusCode()).isEqualTo(target.contains("nothing") ? 404 : 200);
                assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
            }
        }
    }

    private static void isProblem(Answer answer, int status, String error) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.header("X-Commit")).isNotBlank();
        assertThat(answer.json().path("type").asText()).isEqualTo("about:blank");
        assertThat(answer.json().path("title").asText()).isNotBlank();
        assertThat(answer.json().path("status").asInt()).isEqualTo(status);
        assertThat(answer.json().path("error").asText()).isEqualTo(error);
        assertThat(answer.json().path("message")).isEqualTo(answer.json().path("detail"));
    }
}
