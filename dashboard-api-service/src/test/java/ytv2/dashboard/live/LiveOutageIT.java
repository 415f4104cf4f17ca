package ytv2.dashboard.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ytv2.dashboard.live.EventClient.Block;
import ytv2.model.testing.OwnServers;
import ytv2.model.testing.ServiceProcess;
import ytv2.model.testing.Session;
import ytv2.service.testing.OwnPostgres;

/// The packaged service's live events while PostgreSQL comes, goes, hangs, and lets no one in.
@OwnServers
final class LiveOutageIT {

    private static final Duration START = Duration.ofSeconds(120);

    private static final Duration NOTICE = Duration.ofSeconds(15);

    private static final String INTERRUPTED = "Live events are interrupted";

    private static final String RESUMED = "Live events come again";

    @TempDir
    static Path directory;

    private static OwnPostgres postgres;

    @BeforeAll
    static void createDatabase() throws Exception {
        postgres = OwnPostgres.started();
    }

    @AfterAll
    static void removeDatabase() throws Exception {
        postgres.close();
    }

    @BeforeEach
    void restoreDatabase() throws Exception {
        postgres.restore();
        letIn();
    }

    private static ServiceProcess service() {
        return ServiceProcess.start(
                Path.of(""),
                directory.resolve("service.log"),
                Map.of("DATABASE_URL_DASHBOARD", postgres.url("ytv2_dashboard").toUri()));
    }

    @Test
    void clientIsSentWhatWasCommittedWhileNobodyListened() throws Exception {
        try (ServiceProcess service = service().awaitReady(START);
                EventClient client = EventClient.open(service.url())) {
            tell("before");
            Block _ = client.awaitEvent("before");

            lockOut();
            tell("missed-1");
            tell("missed-2");
            letIn();
            Block _ = client.awaitEvent("missed-2");
            tell("after");
            Block _ = client.awaitEvent("after");

            assertThat(after("before", client.events()))
                    .extracting(Block::videoId)
                    .containsExactly("missed-1", "missed-2", "after");
        }
    }

    @Test
    void tooManyMissedEventsMeanResyncForAll() throws Exception {
        try (ServiceProcess service = service().awaitReady(START);
                EventClient client = EventClient.open(service.url())) {
            tell("before");
            Block before = client.awaitEvent("before");
            int received = client.events().size();

            lockOut();
            try (Session session = postgres.owner()) {
                Events.publishMany(session, 501);
            }
            letIn();
            Block next = client.awaitEvents(received + 1).get(received);

            assertThat(next.field("event")).isEqualTo("resync");
            assertThat(next.id()).isGreaterThan(before.id() + 500);
        }
    }

    /// What is new must not come before what was missed: then nobody would ask for that again.
    @Test
    void clientThatComesDuringAnOutageIsSentWhatItMissed() throws Exception {
        long seen = publish("seen");
        tell("missed");
        try (ServiceProcess service = service().awaitReady(START)) {
            lockOut();
            try (EventClient client = EventClient.after(service.url(), seen)) {
                tell("new");
                letIn();
                Block _ = client.awaitEvent("new");

                assertThat(client.events()).extracting(Block::videoId).startsWith("missed", "new");
            }
        }
    }

    @Test
    void serverThatWasKilledIsListenedToAgain() throws Exception {
        try (ServiceProcess service = service().awaitReady(START);
                EventClient client = EventClient.open(service.url())) {
            postgres.kill();
            awaitLog(service, INTERRUPTED);
            postgres.start();
            tell("after");

            Block _ = client.awaitEvent("after");

            awaitLog(service, RESUMED);
            assertThat(count(service, INTERRUPTED)).as(service.text()).isEqualTo(1);
            assertThat(count(service, RESUMED)).as(service.text()).isEqualTo(1);
        }
    }

    @Test
    void serverThatHangsIsLeftAndListenedToAgain() throws Exception {
        try (ServiceProcess service = service().awaitReady(START);
                EventClient client = EventClient.open(service.url())) {
            postgres.hang();
            awaitLog(service, "PostgreSQL does not answer");
            postgres.resume();
            awaitLog(service, RESUMED);
            tell("after");

            Block _ = client.awaitEvent("after");
        }
    }

    @Test
    void serviceThatStartsWithoutItsDatabaseListensWhenItComes() throws Exception {
        postgres.stop();
        try (ServiceProcess service = service()) {
            Duration _ = service.await("/health", 200, START);
            try (EventClient client = EventClient.open(service.url())) {
                postgres.start();
                awaitLog(service, RESUMED);
                tell("first");

                Block _ = client.awaitEvent("first");

                // what was committed before is unknown to a service that has seen nothing
                assertThat(client.events().getFirst().field("event")).isEqualTo("resync");
            }
        }
    }

    @Test
    void shutdownWaitsForNobodyWhoListens() throws Exception {
        try (ServiceProcess service = service().awaitReady(START);
                EventClient first = EventClient.open(service.url());
                EventClient second = EventClient.open(service.url())) {
            service.process().destroy();

            assertThat(first.awaitEnd(Duration.ofSeconds(2))).isTrue();
            assertThat(second.awaitEnd(Duration.ofSeconds(1))).isTrue();
            assertThat(service.process().waitFor(5, TimeUnit.SECONDS)).isTrue();
            assertThat(service.text()).doesNotContain(INTERRUPTED);
        }
    }

    private static void tell(String videoId) throws SQLException {
        long _ = publish(videoId);
    }

    private static long publish(String videoId) throws SQLException {
        try (Session session = postgres.owner()) {
            return Events.publish(session, videoId, "report-added");
        }
    }

    /// Ends the service's sessions and lets it open no new one.
    private static void lockOut() throws SQLException {
        try (Session superuser = postgres.superuser()) {
            superuser.run("ALTER ROLE ytv2_dashboard NOLOGIN");
            superuser.run(
                    "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE usename = 'ytv2_dashboard'");
        }
    }

    private static void letIn() throws SQLException {
        try (Session superuser = postgres.superuser()) {
            superuser.run("ALTER ROLE ytv2_dashboard LOGIN");
        }
    }

    /// Without the resync for whoever was there before the service listened.
    private static List<Block> after(String videoId, List<Block> events) {
        return events.stream()
                .dropWhile(event -> !event.videoId().equals(videoId))
                .skip(1)
                .toList();
    }

    private static void awaitLog(ServiceProcess service, String text) {
        Awaitility.await(text).atMost(NOTICE).until(() -> service.text().contains(text));
    }

    private static long count(ServiceProcess service, String text) {
        return service.text().lines().filter(line -> line.contains(text)).count();
    }
}
