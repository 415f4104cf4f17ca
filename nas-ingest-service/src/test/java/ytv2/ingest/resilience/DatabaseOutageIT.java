package ytv2.ingest.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ytv2.model.testing.OwnServers;
import ytv2.model.testing.Session;
import ytv2.service.testing.OwnPostgres;
import ytv2.service.testing.ProblemAssert;
import ytv2.service.testing.ServiceAnswer;
import ytv2.service.testing.ServiceLog;

/// The packaged service and a PostgreSQL that dies, hangs and comes back. Writes wait; nothing is lost; nobody
/// restarts anything.
@OwnServers
final class DatabaseOutageIT {

    /// It takes less than 2 s on a machine that does nothing else; a build keeps this one busy.
    private static final Duration RECOVERY = Duration.ofSeconds(10);

    /// The probe's limit of 2 s, and a busy machine.
    private static final Duration PROBE = Duration.ofMillis(2500);

    private static OwnPostgres postgres;
    private static IngestProcess service;

    @BeforeAll
    static void startBoth() throws Exception {
        postgres = OwnPostgres.started();
        service = start();
    }

    @AfterAll
    static void endBoth() throws Exception {
        service.close();
        postgres.close();
    }

    @BeforeEach
    void restoreDatabase() throws Exception {
        postgres.restore();
        service.awaitReady(RECOVERY);
        service.store("known");
    }

    @Test
    void serviceStartsWithoutItsDatabaseAndIsReadyWhenItComes() throws Exception {
        postgres.stop();
        try (IngestProcess late = start()) {
            assertThat(late.client().get("/q/health/live").status()).isEqualTo(200);
            assertThat(late.client().get("/q/health/ready").status()).isEqualTo(503);

            postgres.start();

            late.awaitReady(RECOVERY);
            late.store("first");
        }
    }

    @Test
    void serviceStartsWithAHungDatabaseAndIsReadyWhenItGoesOn() throws Exception {
        postgres.hang();
        try (IngestProcess late = start()) {
            assertThat(late.client().get("/q/health/live").status()).isEqualTo(200);
            assertThat(late.client().get("/q/health/ready").status()).isEqualTo(503);

            postgres.resume();

            late.awaitReady(RECOVERY);
            late.store("first-after-a-hang");
        }
    }

    @Test
    void writesSentAfterACrashAreStoredWhenItIsOver() throws Exception {
        ServiceLog log = service.logFromNow();
        double retries = service.retries();
        postgres.kill();

        List<CompletableFuture<ServiceAnswer>> answers = service.postLater("waiting", 40);
        service.awaitRetries(retries + 3 * answers.size());
        assertThat(answers).allSatisfy(answer -> assertThat(answer).isNotDone());
        assertThat(service.client().get("/health").status()).isEqualTo(200);
        assertThat(service.client().get("/health/db").status()).isEqualTo(503);
        postgres.start();
        Instant back = Instant.now();

        for (CompletableFuture<ServiceAnswer> answer : answers) {
            assertThat(answer.get(20, TimeUnit.SECONDS).status()).isEqualTo(200);
        }
        assertThat(Duration.between(back, Instant.now())).isLessThan(RECOVERY);
        assertThat(stored("waiting%")).isEqualTo(answers.size());
        IngestProcess.assertQuiet(log);
    }

    @Test
    void writeToAServerThatHangsIsStoredWhenItGoesOn() throws Exception {
        ServiceLog log = service.logFromNow();
        postgres.hang();

        CompletableFuture<ServiceAnswer> answer = service.postLater("hung");
        Instant asked = Instant.now();
        assertThat(service.client().get("/health/db").status()).isEqualTo(503);
        assertThat(Duration.between(asked, Instant.now())).isLessThan(PROBE);
        assertThat(service.client().get("/health").status()).isEqualTo(200);
        assertThat(answer).isNotDone();
        postgres.resume();

        assertThat(answer.get(20, TimeUnit.SECONDS).status()).isEqualTo(200);
        assertThat(stored("hung")).isEqualTo(1);
        IngestProcess.assertQuiet(log);
    }

    @Test
    void uploadsWithoutADirectoryAreToldSo() throws Exception {
        ServiceAnswer answer =
                service.client().post("/api/upload-image", new byte[10], "X-INGEST-TOKEN", "the-token-of-the-tests");

        ProblemAssert.isProblem(answer, 507, "storage_not_configured");
        assertThat(answer.text()).contains("EXPORTS_DIR");
    }

    private static IngestProcess start() throws Exception {
        return IngestProcess.start(postgres, Map.of());
    }

    private static long stored(String like) throws Exception {
        try (Session session = postgres.owner()) {
            return session.number("SELECT count(*) FROM report_card WHERE video_id LIKE ?", like);
        }
    }
}
