package ytv2.service.database;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.time.Duration;

/// Asks PostgreSQL for a sign of life.
@Singleton
public final class DatabaseProbe {

    /// Who does not answer in this time is down.
    public static final Duration LIMIT = Duration.ofSeconds(2);

    private final Pool pool;

    DatabaseProbe(Pool pool) {
        this.pool = pool;
    }

    /// How long a `SELECT 1` took, or the failure; within two seconds either way.
    public Uni<Duration> roundTrip() {
        return Uni.createFrom().deferred(() -> timed(System.nanoTime()));
    }

    /// Videos stored, listed or not. The caller limits the time.
    public Uni<Long> recordCount() {
        return pool.query("SELECT count(*) FROM content")
                .execute()
                .map(rows -> rows.iterator().next().getLong(0));
    }

    private Uni<Duration> timed(long start) {
        return pool.query("SELECT 1")
                .execute()
                .map(_ -> Duration.ofNanos(System.nanoTime() - start))
                .ifNoItem()
                .after(LIMIT)
                .fail();
    }
}
