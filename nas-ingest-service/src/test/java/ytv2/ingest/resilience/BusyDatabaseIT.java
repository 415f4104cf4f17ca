package ytv2.ingest.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ytv2.model.testing.OwnServers;
import ytv2.model.testing.Session;
import ytv2.service.testing.LockWaits;
import ytv2.service.testing.OwnPostgres;
import ytv2.service.testing.ServiceAnswer;

/// The packaged service while somebody else holds the lock of a video.
@OwnServers
final class BusyDatabaseIT {

    private static OwnPostgres postgres;

    private Session holder;

    @BeforeAll
    static void createDatabase() throws Exception {
        postgres = OwnPostgres.started();
    }

    @AfterAll
    static void removeDatabase() throws Exception {
        postgres.close();
    }

    @BeforeEach
    void holdTheLock() throws Exception {
        holder = postgres.owner();
        holder.run("DELETE FROM content");
        holder.begin();
        holder.run("SELECT lock_content('held')");
    }

    @AfterEach
    void releaseTheLock() throws Exception {
        holder.close();
    }

    @Test
    void fullPoolIsFreedByTheLockTimeout() throws Exception {
        Map<String, String> settings = Map.of("YTV2_DATABASE_POOL_SIZE", "2", "YTV2_DATABASE_LOCK_TIMEOUT", "PT1S");
        try (IngestProcess service = IngestProcess.start(postgres, settings)) {
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
    }

    @Test
    void writeInFlightIsFinishedAfterSigterm() throws Exception {
        try (IngestProcess service = IngestProcess.start(postgres, Map.of())) {
            CompletableFuture<ServiceAnswer> answer = service.postLater("held");
            LockWaits.await(postgres.superuserUrl(), 1);

            service.process().terminate();
            assertThat(answer).isNotDone();
            holder.rollback();

            assertThat(answer.get(10, TimeUnit.SECONDS).status()).isEqualTo(200);
            assertThat(service.process().process().waitFor(10, TimeUnit.SECONDS))
                    .isTrue();
            assertThat(holder.number("SELECT count(*) FROM report_card WHERE video_id = 'held'"))
                    .isEqualTo(1);
        }
    }
}
