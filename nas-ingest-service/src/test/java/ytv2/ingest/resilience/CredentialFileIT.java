package ytv2.ingest.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ytv2.model.testing.OwnServers;
import ytv2.service.credential.Sha256;
import ytv2.service.testing.OwnPostgres;
import ytv2.service.testing.ProblemAssert;
import ytv2.service.testing.ServiceAnswer;
import ytv2.service.testing.ServiceLog;

/// The packaged service while its credentials change, and while somebody guesses at them.
@OwnServers
final class CredentialFileIT {

    private static final Duration NOTICE = Duration.ofSeconds(20);

    private static OwnPostgres postgres;

    @TempDir
    private Path directory;

    @BeforeAll
    static void createDatabase() throws Exception {
        postgres = OwnPostgres.started();
    }

    @AfterAll
    static void removeDatabase() throws Exception {
        postgres.close();
    }

    @Test
    void tokensAreReplacedWithoutARestart() throws Exception {
        write(line("bot", "ingest", "old"));
        try (IngestProcess service = start(Map.of())) {
            ServiceLog log = service.logFromNow();
            assertThat(post(service, "old").status()).isEqualTo(200);
            assertThat(post(service, "new").status()).isEqualTo(401);

            write(line("bot", "ingest", "old") + line("bot", "ingest", "new"));
            awaitStatus(service, "new", 200);
            assertThat(post(service, "old").status()).isEqualTo(200);

            write(line("bot", "ingest", "new"));
            awaitStatus(service, "old", 401);
            assertThat(post(service, "new").status()).isEqualTo(200);

            assertThat(tokenSet(service)).isTrue();
            write(line("bot", "delete", "new"));
            awaitStatus(service, "new", 403);
            assertThat(tokenSet(service)).as("nobody may ingest").isFalse();
            assertThat(log.text()).contains("Credentials were read anew: 1 in").doesNotContain("sha256");
        }
    }

    @Test
    void whatCannotBeReadChangesNothing() throws Exception {
        write(line("bot", "ingest", "right"));
        try (IngestProcess service = start(Map.of())) {
            ServiceLog log = service.logFromNow();

            write("bot ingest right\n");
            Awaitility.await().atMost(NOTICE).untilAsserted(() -> {
                assertThat(post(service, "right").status()).isEqualTo(200);
                assertThat(log.text()).contains("Credentials stay as they were", ", line 1: not ");
            });
            Files.delete(directory.resolve("credentials"));
            assertThat(post(service, "right").status()).isEqualTo(200);
            write(line("bot", "ingest", "next"));

            awaitStatus(service, "next", 200);
            assertThat(log.text().lines().filter(line -> line.contains("stay as they were")))
                    .hasSize(1);
        }
    }

    @Test
    void guessingIsSlowedDownAndHoldsUpNobodyElse() throws Exception {
        write(line("bot", "ingest", "right"));
        try (IngestProcess service = start(Map.of("YTV2_INGEST_FAILURES_PER_MINUTE", "3"))) {
            ServiceLog log = service.logFromNow();
            for (int i = 0; i < 3; i++) {
                ProblemAssert.isProblem(post(service, "guess" + i), 401, "unauthorized");
            }

            ServiceAnswer refused = post(service, "guess");

            ProblemAssert.isProblem(refused, 429, "too_many_requests");
            assertThat(refused.header("Retry-After")).isEqualTo("60");
            assertThat(post(service, "right").status()).isEqualTo(200);
            assertThat(post(service, "guess").status()).isEqualTo(429);
            assertThat(log.text())
                    .containsOnlyOnce("requests had a wrong credential")
                    .doesNotContain("guess");
        }
    }

    private IngestProcess start(Map<String, String> settings) throws IOException {
        Map<String, String> environment = new HashMap<>(settings);
        environment.put("INGEST_TOKEN", "");
        environment.put(
                "INGEST_CREDENTIALS_FILE", directory.resolve("credentials").toString());
        IngestProcess service = IngestProcess.start(postgres, environment);
        service.awaitReady(Duration.ofSeconds(60));
        return service;
    }

    private static boolean tokenSet(IngestProcess service) throws IOException {
        return service.client().get("/health/ingest").json().path("token_set").asBoolean();
    }

    private static void awaitStatus(IngestProcess service, String token, int status) {
        Awaitility.await()
                .atMost(NOTICE)
                .untilAsserted(() -> assertThat(post(service, token).status()).isEqualTo(status));
    }

    private static ServiceAnswer post(IngestProcess service, String token) throws IOException {
        byte[] document = "{\"video_id\": \"a\"}".getBytes(StandardCharsets.UTF_8);
        return service.client().post("/ingest/report", document, "X-INGEST-TOKEN", token);
    }

    private static String line(String name, String rights, String token) {
        return "%s %s sha256:%s\n".formatted(name, rights, HexFormat.of().formatHex(Sha256.of(token)));
    }

    private void write(String lines) throws IOException {
        Path next = Files.writeString(directory.resolve("next"), lines);
        Path _ = Files.move(next, directory.resolve("credentials"), StandardCopyOption.REPLACE_EXISTING);
    }
}
