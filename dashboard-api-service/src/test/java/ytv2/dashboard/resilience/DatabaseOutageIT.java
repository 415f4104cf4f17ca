package ytv2.dashboard.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
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
import ytv2.dashboard.resilience.Load.Read;
import ytv2.model.testing.ServiceProcess;
import ytv2.model.testing.Session;

/// The packaged service and a PostgreSQL that comes, goes and hangs.
final class DatabaseOutageIT {

    private static final Duration START = Duration.ofSeconds(120);

    /// What one read may take while the database is away: two retries after 50 and 100 ms, and a busy machine.
    private static final Duration FAST = Duration.ofMillis(1000);

    /// [ytv2.dashboard.ReadGuard]'s limit of 2.5 s, and a busy machine.
    private static final Duration HUNG = Duration.ofMillis(3500);

    private static final Duration RECOVERY = Duration.ofSeconds(2);

    @TempDir
    static Path directory;

    private static OwnPostgres postgres;

    @BeforeAll
    static void createDatabase() throws Exception {
        postgres = new OwnPostgres(directory.resolve("data")).create();
    }

    @AfterAll
    static void stopDatabase() {
        postgres.close();
    }

    @BeforeEach
    void startDatabase() {
        postgres.restore();
    }

    private static ServiceProcess service() {
        return ServiceProcess.start(
                Path.of(""),
                directory.resolve("service.log"),
                Map.of("DATABASE_URL_DASHBOARD", postgres.url("ytv2_dashboard").toUri()));
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
            JsonNode health = dashboard.get("/health/db").json();
            assertThat(health.path("status").asText()).isEqualTo("error");

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
            try (Load load = new Load(dashboard, 8)) {
                Thread.sleep(1000);
                long stopping = System.nanoTime();
                postgres.stop();
                long stopped = System.nanoTime();
                Thread.sleep(3000);
                assertThat(dashboard.get("/health").status()).isEqualTo(200);
                long starting = System.nanoTime();
                postgres.start();
                long started = System.nanoTime();
                Thread.sleep(3000);
                long end = System.nanoTime();

                List<Read> outage = load.between(stopped, starting);
                List<Read> after = load.between(started + RECOVERY.toNanos(), end);
                System.out.printf(
                        "outage: %d reads, p95 %d ms, p99 %d ms, slowest %d ms; full service %d ms after the start%n",
                        outage.size(),
                        Load.percentile(outage, 95).toMillis(),
                        Load.percentile(outage, 99).toMillis(),
                        Load.percentile(outage, 100).toMillis(),
                        recovery(load, started).toMillis());
                assertThat(defects(load)).as("log\n%s", service.text()).isEmpty();
                assertThat(load.endedBefore(stopping))
                        .isNotEmpty()
                        .extracting(Read::status)
                        .containsOnly(200);
                assertThat(outage).isNotEmpty().allSatisfy(DatabaseOutageIT::isUnavailable);
                assertThat(Load.percentile(outage, 95)).isLessThan(FAST);
                assertThat(after).isNotEmpty().extracting(Read::status).containsOnly(200);
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
            try (Load load = new Load(dashboard, 8)) {
                Thread.sleep(1000);
                postgres.hang();
                long hung = System.nanoTime();
                Thread.sleep(4500);
                Read probe = Load.read(dashboard, "/health/db");
                long resuming = System.nanoTime();
                postgres.resume();
                Thread.sleep(3000);
                long end = System.nanoTime();

                List<Read> outage = load.between(hung, resuming);
                System.out.printf(
                        "hung: %d reads, p95 %d ms, slowest %d ms; full service %d ms after it goes on%n",
                        outage.size(),
                        Load.percentile(outage, 95).toMillis(),
                        Load.percentile(outage, 100).toMillis(),
                        recovery(load, resuming).toMillis());
                assertThat(probe.status()).isEqualTo(503);
                assertThat(probe.duration()).isLessThan(HUNG);
                assertThat(defects(load)).as("log\n%s", service.text()).isEmpty();
                assertThat(Load.percentile(outage, 100)).isLessThan(HUNG);
                assertThat(load.between(resuming + RECOVERY.toNanos(), end))
                        .isNotEmpty()
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
                Session blocker = Session.open(postgres.url("ytv2_owner"))) {
            Dashboard dashboard = new Dashboard(service.url());
            blocker.begin();
            blocker.run("LOCK TABLE report_card IN ACCESS EXCLUSIVE MODE");
            CompletableFuture<Answer> read = CompletableFuture.supplyAsync(() -> dashboard.get("/api/reports"));
            awaitWaiter();

            service.process().destroy();
            Thread.sleep(300);
            blocker.rollback();

            Answer answer = read.get(10, TimeUnit.SECONDS);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.listed("video_id")).hasSize(5);
            assertThat(service.process().waitFor(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static void awaitWaiter() throws Exception {
        try (Session session = Session.open(postgres.url("postgres"))) {
            while (session.number("SELECT count(*) FROM pg_locks WHERE NOT granted") == 0) {
                Thread.sleep(10);
            }
        }
    }

    /// Neither an answer nor a refusal.
    private static List<Read> defects(Load load) {
        return load.reads().stream()
                .filter(read -> read.status() != 200 && read.status() != 503)
                .toList();
    }

    /// From a time until the last read began that was refused.
    private static Duration recovery(Load load, long from) {
        return load.between(from, System.nanoTime()).stream()
                .filter(read -> read.status() != 200)
                .map(read -> Duration.ofNanos(read.startNanos() - from).plus(read.duration()))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
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
