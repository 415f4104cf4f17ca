package ytv2.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ytv2.service.testing.ProblemAssert;
import ytv2.service.testing.ServiceAnswer;
import ytv2.service.testing.ServiceLog;

/// What the service says to requests that are not its business, and how it describes itself.
abstract class HttpContract extends IngestApi {

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/nothing", "/ingest", "/ingest/report/more", "/api/reports", "/.env", "/health/nothing"})
    void unknownAddressIs404(String path) throws IOException {
        ServiceLog log = ServiceLog.fromNow();

        ProblemAssert.isProblem(client().get(path), 404, "not_found");
        assertThat(log.alarms()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "PATCH", "DELETE"})
    void otherMethodsAre405(String method) throws IOException {
        ProblemAssert.isProblem(client().send(method, PATH), 405, "method_not_allowed");
    }

    @Test
    void mediaTypeThatIsNoneIs415() throws IOException {
        ServiceAnswer answer =
                client().post(PATH, json("{'video_id': 'a'}"), "X-INGEST-TOKEN", TOKEN, "Content-Type", "///");

        ProblemAssert.isProblem(answer, 415, "unsupported_media_type");
    }

    @Test
    void everyClientIsAnsweredInJson() throws IOException {
        ServiceAnswer answer =
                client().post(PATH, json("{'video_id': ''}"), "X-INGEST-TOKEN", TOKEN, "Accept", "text/html");

        ProblemAssert.isProblem(answer, 400, "video_id_required");
    }

    @Test
    void clientIsToldThatItMayPost() throws IOException {
        ServiceAnswer answer = client().get("/health/ingest");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text())
                .matches("\\{\"status\":\"ok\",\"auth_required\":true,\"token_set\":true,\"pg_dsn_set\":true,"
                        + "\"timestamp\":\"[^\"]+Z\"}");
    }

    @ParameterizedTest
    @CsvSource({"GET, /health", "GET, /nothing", "POST, /ingest/report", "HEAD, /health"})
    void everyAnswerNamesItsCommit(String method, String path) throws IOException {
        assertThat(client().send(method, path).header("X-Commit")).isEqualTo("unknown");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health", "/health/db", "/q/health/ready"})
    void headWorksWhereGetDoes(String path) throws IOException {
        ServiceAnswer answer = client().send("HEAD", path);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void healthIsThatOfTheProcess() throws IOException {
        ServiceAnswer answer = client().get("/health");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("status").asText()).isEqualTo("healthy");
        assertThat(answer.json().path("service").asText()).isEqualTo("nas-ingest-service");
        assertThat(answer.json().path("timestamp").asText()).endsWith("Z");
    }

    @Test
    void databaseHealthCountsTheVideos() throws IOException {
        assertThat(client().post(PATH, json("{'video_id': 'a'}"), "X-INGEST-TOKEN", TOKEN)
                        .status())
                .isEqualTo(200);

        ServiceAnswer answer = client().get("/health/db");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("status").asText()).isEqualTo("ok");
        assertThat(answer.json().path("database_type").asText()).isEqualTo("postgresql");
        assertThat(answer.json().path("connection_test").asText()).isEqualTo("passed");
        assertThat(answer.json().path("record_count").asInt()).isEqualTo(1);
        assertThat(answer.json().path("latency_ms").isNumber()).isTrue();
        assertThat(answer.json().path("total_response_time_ms").isNumber()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"live", "ready", "started"})
    void quarkusHealthIsUp(String check) throws IOException {
        ServiceAnswer answer = client().get("/q/health/" + check);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("status").asText()).isEqualTo("UP");
    }

    @Test
    void openApiDescribesTheReport() throws IOException {
        ServiceAnswer answer = client().get("/q/openapi?format=json");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json()
                        .at("/paths/~1ingest~1report/post/requestBody/content")
                        .has("application/json"))
                .isTrue();
    }

    @Test
    void swaggerUiIsThere() throws IOException {
        assertThat(client().get("/q/swagger-ui/").status()).isEqualTo(200);
    }

    @Test
    void metricsAreThere() throws IOException {
        assertThat(client().get("/q/metrics").text()).contains("http_server_requests");
    }
}
