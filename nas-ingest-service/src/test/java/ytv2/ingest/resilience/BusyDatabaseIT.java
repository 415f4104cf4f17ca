package ytv2.ingest.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ytv2.model.testing.OwnServers;
import ytv2.model.testing.Session;
import ytv2.service.testing.HalfDone;
import ytv2.service.testing.LockWaits;
import ytv2.service.testing.OwnPostgres;
import ytv2.service.testing.ServiceAnswer;
import ytv2.service.testing.ServiceLog;

/// The packaged service, with two connections to its database, while somebody else holds the lock of a video, or the
/// database takes back what it was told, or a client takes its time.
@OwnServers
final class BusyDatabaseIT {

    private static final Map<String, String> SETTINGS = Map.of(
            "YTV2_DATABASE_POOL_SIZE", "2",
            "YTV2_DATABASE_LOCK_TIMEOUT", "PT1S",
            "YTV2_INGEST_REPORT_BODY_TIMEOUT", "PT1S",
            "YTV2_INGEST_REPORT_SILENCE", "PT1S");

    private static OwnPostgres postgres;
    private static IngestProcess service;

    private Session holder;

    @BeforeAll
    static void startBoth() throws Exception {
        postgres = OwnPostgres.started();
        service = IngestProcess.start(postgres, SETTINGS);
    }

    @AfterAll
    static void endBoth() throws Exception {
        service.close();
        postgres.close();
    }

    @BeforeEach
    void holdTheLock() throws Exception {
        if (!service.process().process().isAlive()) {
            service = IngestProcess.start(postgres, SETTINGS);
        }
        holder = postgres.owner();
        holder.begin();
        holder.run("SELECT lock_content('held')");
    }

    @AfterEach
    void releaseTheLock() throws Exception {
        holder.close();
    }

    @Test
    void fullPoolIsFreedByTheLockTimeout() throws Exception {
        CompletableFuture<ServiceAnswer> first = service.postLater("held");
        CompletableFuture<ServiceAnswer> second = service.postLater("held");
        LockWaits.await(postgres.superuserUrl(), 2);

        service.store("free");

        assertThat(first).isNotDone();
        assertThat(second).isNotDone();
        holder.rollback();
        assertThat(first.get(10, TimeUnit.SECONDS).status()).isEqualTo(200);
        assertThat(second.get(10, TimeUnit.SECONDS).status()).isEqualTo(200);
    }

    /// Both connections wait for the lock and the other writes for the connections; when the lock times out, the next
    /// ones come, and those that failed stand at the end of the queue.
    @Test
    void writersBeyondThePoolLoseNothing() throws Exception {
        List<CompletableFuture<ServiceAnswer>> held =
                Stream.generate(() -> service.postLater("held")).limit(3).toList();
        LockWaits.await(postgres.superuserUrl(), 2);
        List<CompletableFuture<ServiceAnswer>> others = service.postLater("beyond", 20);

        assertThat(others).first().satisfies(answer -> assertStatus(answer, 200));
        assertThat(held).allSatisfy(answer -> assertThat(answer).isNotDone());
        holder.rollback();

        assertThat(Stream.concat(held.stream(), others.stream())).allSatisfy(answer -> assertStatus(answer, 200));
        assertThat(stored("beyond%")).isEqualTo(others.size());
        assertThat(HalfDone.in(holder)).isEmpty();
    }

    /// The last row of every fourth transaction fails, as when two of them cannot be serialised, and of some videos it
    /// always fails as wrong: all that was written before is taken back.
    @Test
    void transactionsThatAreRolledBackUnderLoadLeaveNothingAndAreRepeated() throws Exception {
        try (Session owner = postgres.owner()) {
            owner.run("""
                    CREATE SEQUENCE failures;
                    GRANT USAGE ON failures TO ytv2_ingest;
                    CREATE FUNCTION fail_sometimes() RETURNS trigger LANGUAGE plpgsql AS $$
                    BEGIN
                        IF NEW.video_id LIKE 'wrong%' THEN
                            RAISE EXCEPTION 'wrong' USING ERRCODE = 'check_violation';
                        ELSIF nextval('failures') % 4 = 0 THEN
                            RAISE EXCEPTION 'again' USING ERRCODE = 'serialization_failure';
                        END IF;
                        RETURN NEW;
                    END
                    $$;
                    CREATE TRIGGER fail_sometimes AFTER INSERT ON card_fragment
                        FOR EACH ROW EXECUTE FUNCTION fail_sometimes();
                    """);

            List<CompletableFuture<ServiceAnswer>> repeated = service.postLater("repeated", 60);
            List<CompletableFuture<ServiceAnswer>> wrong = service.postLater("wrong", 20);

            assertThat(repeated).allSatisfy(answer -> assertStatus(answer, 200));
            assertThat(wrong).allSatisfy(answer -> assertStatus(answer, 400));
            assertThat(owner.number("SELECT last_value FROM failures")).isGreaterThan(repeated.size());
            owner.run(
                    "DROP TRIGGER fail_sometimes ON card_fragment; DROP FUNCTION fail_sometimes; DROP SEQUENCE failures");
            assertThat(stored("repeated%")).isEqualTo(repeated.size());
            assertThat(owner.column("SELECT video_id FROM content_audit WHERE video_id LIKE 'wrong%'"))
                    .isEmpty();
            assertThat(HalfDone.in(owner)).isEmpty();
        }
    }

    /// A byte now and then, so that the connection never counts as idle; whether a thread waits for it already or not.
    @ParameterizedTest
    @ValueSource(ints = {0, 20_000})
    void bodyThatTricklesIs408(int sent) throws Exception {
        ServiceLog log = service.logFromNow();
        try (Socket socket = new Socket(
                service.process().url().getHost(), service.process().url().getPort())) {
            socket.getOutputStream().write(service.head("/ingest/report", 30_000));
            socket.getOutputStream().write(" ".repeat(sent).getBytes(StandardCharsets.US_ASCII));

            Awaitility.await("an answer").until(() -> {
                socket.getOutputStream().write(' ');
                return socket.getInputStream().available() > 0;
            });

            assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
                    .isEqualTo("HTTP/1.1 408");
        }
        assertThat(log.alarms()).isEmpty();
    }

    @Test
    void bulkClientThatFallsSilentIsToldInTheLastLine() throws Exception {
        try (Socket socket = new Socket(
                service.process().url().getHost(), service.process().url().getPort())) {
            socket.setSoTimeout(20_000);
            String line = "{\"video_id\": \"spoken\", \"title\": \"T\"}\n";
            socket.getOutputStream().write(service.head("/ingest/reports", 100_000));
            socket.getOutputStream().write(line.getBytes(StandardCharsets.US_ASCII));

            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer)
                    .contains("\"line\":1,\"status\":200")
                    .contains("\"done\":false,\"stored\":1", "\"status\":408", "Nothing came for 1 s.");
        }
    }

    @Test
    void writeInFlightIsFinishedAfterSigterm() throws Exception {
        CompletableFuture<ServiceAnswer> answer = service.postLater("held");
        LockWaits.await(postgres.superuserUrl(), 1);

        service.process().terminate();
        assertThat(answer).isNotDone();
        holder.rollback();

        assertThat(answer.get(10, TimeUnit.SECONDS).status()).isEqualTo(200);
        assertThat(service.process().process().waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(holder.number("SELECT count(*) FROM report_card WHERE video_id = 'held'"))
                .isEqualTo(1);
    }

    private static void assertStatus(CompletableFuture<ServiceAnswer> answer, int status) throws Exception {
        ServiceAnswer given = answer.get(30, TimeUnit.SECONDS);
        assertThat(given.status()).as(given.text()).isEqualTo(status);
    }

    private long stored(String like) throws Exception {
        return holder.number("SELECT count(*) FROM report_card WHERE video_id LIKE ?", like);
    }
}
