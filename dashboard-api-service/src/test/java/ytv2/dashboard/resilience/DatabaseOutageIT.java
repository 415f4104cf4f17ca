package ytv2.dashboard.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ytv2.dashboard.Dashboard;
import ytv2.dashboard.Dashboard.Answer;
import ytv2.dashboard.Reports;
import ytv2.dashboard.resilience.Load.Read;
import ytv2.model.testing.OwnServers;
import ytv2.model.testing.ServiceProcess;
import ytv2.model.testing.Session;
import ytv2.service.testing.LockWaits;
import ytv2.service.testing.OwnPostgres;

/// The packaged service and a PostgreSQL that comes, goes and hangs.
@OwnServers
final class DatabaseOutageIT {

    private static final Duration START = Duration.ofSeconds(120);

    private static final int CLIENTS = 8;

    /// Refusals while PostgreSQL is down: so many that the breaker has let some reads through on trial, in vain.
    private static final int REFUSALS = 5_000;

    /// What one read may take while the database is away: two retries after 50 and 100 ms, and a busy machine.
    private static final Duration FAST = Duration.ofMillis(1000);

    /// [ytv2.dashboard.ReadGuard]'s limit of 2.5 s, and a busy machine.
    private static final Duration HUNG = Duration.ofMillis(3500);

    /// It takes less than 2 s on a machine that does nothing else; a build keeps this one busy.
    private static final Duration RECOVERY = Duration.ofSeconds(4);

    @TempDir
    static Path directory;

    private static OwnPostgres postgres;

    @BeforeAll
    static void createDatabase() throws Exception {
        postgres = OwnPostgres.started();
        try (Session session = postgres.owner()) {
            Reports.storeAll(session);
        }
    }

    @AfterAll
    static void removeDatabase() throws Exception {
        postgres.close();
    }

    @BeforeEach
    void restoreDatabase() throws Exception {
        postgres.restore();
    }

    private static ServiceProcess service() {
        return ServiceProcess.start(
                Path.of(""),
                directory.resolve("service.log"),
                Map.of(
                        "DATABASE_URL_DASHBOARD",
                        postgres.url("ytv2_dashboard").toUri(),
                        // every read is one of the database
                        "YTV2_DASHBOARD_CACHE_LAG",
                        "PT0S"));
    }

    @Test
    void serviceStartsWithoutItsDatabaseAndIsReadyWhenItComes() throws Exception {
        postgres.stop();
        try (ServiceProcess service = service()) {
            Duration _ = service.await("/health", 200, START);
            Dashboard dashboard = new Dashboard(service.url());

            assertThat(dashboard.get("/q/health/live").status()).isEqualTo(200);
            assertThat(dashboard.get("/q/health/ready").status()).isEqualTo(503);
            isUnavailable(dashboard.get("/api/reports"));
            assertThat(dashboard.get("/health/db").json().path("status").asText())
                    .isEqualTo("error");

            postgres.start();

            assertThat(service.await("/q/health/ready", 200, START)).isLessThan(RECOVERY);
            assertThat(service.await("/api/reports", 200, START)).isLessThan(RECOVERY);
            assertThat(dashboard.get("/api/reports").listed("video_id")).hasSize(5);
        }
    }

    @Test
    void readsFailFastDuringAnOutageAndRecoverAfterIt() throws Exception {
        try (ServiceProcess service = service().awaitReady(START)) {
            Dashboard dashboard = new Dashboard(service.url());
            int linesBefore = lines(service);
            try (Load load = new Load(dashboard, CLIENTS)) {
                load.await(100, 200, System.nanoTime());
                long stopping = System.nanoTime();
                postgres.stop();
                long stopped = System.nanoTime();
                load.await(REFUSALS, 503, stopped);
                assertThat(dashboard.get("/health").status()).isEqualTo(200);
                long starting = System.nanoTime();
                postgres.start();
                long recovered = System.nanoTime() + RECOVERY.toNanos();
                load.await(100, 200, recovered);

                List<Read> outage = load.between(stopped, starting);
                assertThat(defects(load)).as("log\n%s", service.text()).isEmpty();
                assertThat(load.endedBefore(stopping)).extracting(Read::status).containsOnly(200);
                assertThat(outage).allSatisfy(DatabaseOutageIT::isUnavailable);
                assertThat(Load.percentile(outage, 95)).isLessThan(FAST);
                assertThat(load.between(recovered, System.nanoTime()))
                        .extracting(Read::status)
                        .containsOnly(200);
            }
            assertThat(lines(service) - linesBefore)
                    .as("log\n%s", service.text())
                    .isLessThan(30);
        }
    }

    @Test
    void readsOfAHungDatabaseEndInTime() throws Exception {
        try (ServiceProcess service = service().awaitReady(START)) {
            Dashboard dashboard = new Dashboard(service.url());
            int linesBefore = lines(service);
            try (Load load = new Load(dashboard, CLIENTS)) {
                load.await(100, 200, System.nanoTime());
                postgres.hang();
                long hung = System.nanoTime();
                Read probe = Load.read(dashboard, "/health/db");
                load.await(CLIENTS, 503, hung);
                long resuming = System.nanoTime();
                postgres.resume();
                long recovered = System.nanoTime() + RECOVERY.toNanos();
                load.await(100, 200, recovered);

                assertThat(service.text()).contains("PostgreSQL has not answered within 2500 ms");
                assertThat(probe.status()).isEqualTo(503);
                assertThat(probe.duration()).isLessThan(HUNG);
                assertThat(defects(load)).as("log\n%s", service.text()).isEmpty();
                assertThat(Load.percentile(load.between(hung, resuming), 100)).isLessThan(HUNG);
                assertThat(load.between(recovered, System.nanoTime()))
                        .extracting(Read::status)
                        .containsOnly(200);
            }
            assertThat(lines(service) - linesBefore)
                    .as("log\n%s", service.text())
                    .isLessThan(30);
        }
    }

    /// A lock on the table keeps a read in flight while the service is told to end.
    @Test
    void readInFlightIsFinishedAfterSigterm() throws Exception {
        try (ServiceProcess service = service().awaitReady(START);
                Session blocker = postgres.owner()) {
            Dashboard dashboard = new Dashboard(service.url());
            blocker.begin();
            blocker.run("LOCK TABLE report_card IN ACCESS EXCLUSIVE MODE");
            CompletableFuture<Answer> read = CompletableFuture.supplyAsync(() -> dashboard.get("/api/reports"));
            LockWaits.await(postgres.superuserUrl(), 1);

            service.terminate();
            blocker.rollback();

            Answer answer = read.get(10, TimeUnit.SECONDS);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.listed("video_id")).hasSize(5);
            assertThat(service.process().waitFor(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    /// Neither an answer nor a refusal.
    private static List<Read> defects(Load load) {
        return load.reads().stream()
                .filter(read -> read.status() != 200 && read.status() != 503)
                .toList();
    }

    private static void isUnavailable(Read read) {
        assertThat(read.status()).as(read.body()).isEqualTo(503);
        assertThat(read.retryAfter()).matches("[1-9][0-9]?");
        assertThat(read.body()).contains("\"error\":\"database_unavailable\"");
    }

    private static void isUnavailable(Answer answer) {
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.header("Retry-After")).matches("[1-9][0-9]?");
        assertThat(answer.json().path("error").asText()).isEqualTo("database_unavailable");
    }

    private static int lines(ServiceProcess service) {
        return (int) service.text().lines().count();
    }
}
