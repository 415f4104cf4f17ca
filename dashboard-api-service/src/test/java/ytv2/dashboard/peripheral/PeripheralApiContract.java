package ytv2.dashboard.peripheral;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ytv2.dashboard.ApiContract;
import ytv2.dashboard.Dashboard.Answer;
import ytv2.model.testing.Session;

/// What front ends ask besides cards, and what is no longer there.
abstract class PeripheralApiContract extends ApiContract {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            /api/llm-models    | {"models":[]}
            /api/audio/options | {"read_aloud":{"available":false},"audio_current":{"available":false},"audio_briefing":{"available":false},"legacy_audio":{"available":false}}
            /api/health        | {"status":"ok","models":[],"providers":{"openrouter":[],"ollama":[]}}
            """)
    void answerIsAlwaysTheSame(String target, String expected) throws Exception {
        Answer answer = dashboard.get(target);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json()).isEqualTo(JSON.readTree(expected));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            /api/metrics    | generated_at | {"counters":{},"sse_clients_current":0}
            /api/refresh    | timestamp    | {"status":"success","message":"no-op (postgres)"}
            /status         | timestamp    | {"status":"healthy","services":{"dashboard":"running"},"reports":{"total_reports":5}}
            /health/data    | timestamp    | {"status":"ok","listed":5,"hidden":1,"curated":0}
            /health/backend | timestamp    | {"backend":"PostgreSQLContentIndex","dsn_set":true,"psycopg2_available":true,"record_count":6}
            """)
    void answerIsOfNow(String target, String time, String expected) throws Exception {
        Answer answer = dashboard.get(target);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(Instant.parse(answer.json().path(time).asText()))
                .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(1));
        JsonNode rest = ((ObjectNode) answer.json()).without(time);
        assertThat(rest).isEqualTo(JSON.readTree(expected));
    }

    @Test
    void versionIsTheBuilds() {
        Answer answer = dashboard.get("/api/version");

        assertThat(answer.json().path("deployment_commit").asText()).isEqualTo(answer.header("X-Commit"));
        assertThat(answer.json().path("branch").asText()).isEqualTo("unknown");
        assertThat(Instant.parse(answer.json().path("timestamp").asText()))
                .isBefore(Instant.now().plusSeconds(1));
    }

    @Test
    void configurationTellsNoSecrets() {
        Answer answer = dashboard.get("/api/config");

        JsonNode configuration = answer.json();
        assertThat(answer.header("Cache-Control")).contains("max-age=300");
        assertThat(configuration.path("web").path("port").asInt()).isPositive();
        assertThat(configuration.path("directories").path("exports").asText()).isEqualTo("/exports");
        assertThat(configuration.path("telegram").path("bot_configured").asBoolean())
                .isFalse();
        assertThat(configuration.path("version").asText()).isEqualTo("1.0.0");
    }

    @Test
    void curatedRowsAreCounted() throws Exception {
        try (Session session = database.owner()) {
            session.run("UPDATE content SET curated = true WHERE video_id IN ('bare', 'unsummarised')");
        }

        assertThat(dashboard.get("/health/data").json().path("curated").asInt()).isEqualTo(2);
    }

    @Test
    void telemetryIsTakenAndDropped() throws Exception {
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        for (int size : new int[] {0, 2, 60_000, 60_000, 3_000_000, 2}) {
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create(dashboard.base().toString().replaceFirst("/$", "") + "/api/telemetry"))
                    .timeout(Duration.ofSeconds(20))
                    .header("Content-Type", "text/plain;charset=UTF-8")
                    .POST(BodyPublishers.ofByteArray(new byte[size]))
                    .build();
            int status = 0;
            try {
                var answer = client.send(request, BodyHandlers.ofString());
                status = answer.statusCode();
                assertThat(answer.body()).isEmpty();
            } catch (IOException endedWhileSending) {
                assertThat(size).as("the connection of a small body is kept").isGreaterThan(65_536);
                continue;
            }
            assertThat(status).isEqualTo(204);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /api/content, 410, gone",
        "POST, /api/content/abc, 410, gone",
        "PUT, /api/content/abc, 410, gone",
        "POST, /api/upload-report, 410, gone",
        "POST, /api/upload-database, 410, gone",
        "POST, /api/download-database, 410, gone",
        "GET, /api/backup, 410, gone",
        "GET, /api/backup/x.db, 410, gone",
        "GET, /api/backup/?v=1, 410, gone",
        "GET, /api/db-status, 410, gone",
        "GET, /api/db-reset, 410, gone",
        "GET, /api/backup/exports, 501, not_implemented",
        "GET, /api/backup/exports/list, 501, not_implemented",
        "GET, /api/semantic-similar?id=x, 501, not_implemented",
        "POST, /api/audio/generate, 501, not_implemented",
        "POST, /api/audio/generate/stream, 501, not_implemented",
        "POST, /api/reprocess, 501, not_implemented",
        "POST, /api/set-image-prompt, 501, not_implemented",
        "POST, /api/select-image-variant, 501, not_implemented",
        "POST, /api/delete-image-variant, 501, not_implemented",
        "POST, /api/set-image-display-mode, 501, not_implemented",
        "POST, /api/delete-all-ai-images, 501, not_implemented",
        "POST, /api/admin/backfill-original-prompts, 501, not_implemented",
        "POST, /api/research/follow-up/run, 501, not_implemented",
        "GET, /api/list-quizzes, 501, not_implemented",
        "GET, /api/quiz/x, 501, not_implemented",
        "POST, /api/ai/generate, 501, not_implemented",
        "GET, /api/fetch-article, 501, not_implemented",
        "POST, /api/migrate-audio, 501, not_implemented",
        "GET, /api/contents, 404, not_found",
        "GET, /api/backups, 404, not_found",
    })
    void unservedAddressSaysSo(String method, String target, int status, String error) {
        Answer answer = dashboard.send(method, target);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.header("X-Commit")).isNotBlank();
        assertThat(answer.json().path("error").asText()).isEqualTo(error);
        assertThat(answer.json().path("message").asText()).isNotBlank();
        assertThat(answer.json().path("instance").asText()).isEqualTo(target.replaceAll("\\?.*", ""));
    }

    @Test
    void unconfiguredExportsNameTheirSetting() {
        Answer answer = dashboard.get("/exports/audio/abc.mp3");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json().path("error").asText()).isEqualTo("exports_not_configured");
        assertThat(answer.json().path("detail").asText()).contains("EXPORTS_DIR");
        assertThat(dashboard
                        .get("/exports/by_video/abc.mp3")
                        .json()
                        .path("error")
                        .asText())
                .isEqualTo("exports_not_configured");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/editorial", "/static/dashboard.css", "/images/a.png", "/dashboard.css", "/ui_flags.js"})
    void withoutAFrontEndThereIsNoneOfItsFiles(String target) {
        assertThat(dashboard.get(target).status()).isEqualTo(404);
        assertThat(dashboard.get(target).json().path("error").asText()).isEqualTo("not_found");
    }

    @Test
    void noOriginIsListedByDefault() {
        Answer answer = dashboard.get("/api/reports", "Origin", "https://dash.example");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
        assertThat(dashboard.send("OPTIONS", "/anything").status()).isEqualTo(200);
    }
}
