package ytv2.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ytv2.dashboard.Dashboard.Answer;

/// What hosts and people ask the service about itself.
abstract class ServiceApiContract extends ApiContract {

    @Test
    void healthSaysThatTheProcessLives() {
        JsonNode health = dashboard.get("/health").json();

        assertThat(health.path("status").asText()).isEqualTo("healthy");
        assertThat(health.path("service").asText()).isEqualTo("dashboard-api-service");
        assertThat(Instant.parse(health.path("timestamp").asText()))
                .isBetween(
                        Instant.now().minus(Duration.ofMinutes(1)),
                        Instant.now().plusSeconds(1));
    }

    @Test
    void databaseHealthCountsAllVideos() {
        Answer answer = dashboard.get("/health/db");

        JsonNode health = answer.json();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(health.path("status").asText()).isIn("ok", "degraded");
        assertThat(health.path("database_type").asText()).isEqualTo("postgresql");
        assertThat(health.path("record_count").asInt()).isEqualTo(6);
        assertThat(health.path("connection_test").asText()).isEqualTo("passed");
        assertThat(health.path("latency_ms").asDouble()).isPositive();
        assertThat(health.path("total_response_time_ms").asDouble())
                .isGreaterThanOrEqualTo(health.path("latency_ms").asDouble());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q/health", "/q/health/live", "/q/health/ready", "/q/health/started"})
    void probeIsUp(String target) {
        Answer answer = dashboard.get(target);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("status").asText()).isEqualTo("UP");
    }

    @Test
    void openApiDescribesEveryRead() {
        JsonNode paths = dashboard.get("/q/openapi?format=json").json().path("paths");

        assertThat(paths.fieldNames())
                .toIterable()
                .contains(
                        "/api/reports",
                        "/api/reports/{id}",
                        "/{id}.json",
                        "/api/filters",
                        "/api/report-events",
                        "/health",
                        "/health/db");
        assertThat(paths.path("/api/reports").path("get").path("summary").asText())
                .isNotBlank();
    }

    @Test
    void swaggerUiIsServed() {
        Answer answer = dashboard.get("/q/swagger-ui/");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("text/html");
        assertThat(answer.text()).contains("swagger-ui");
    }
}
