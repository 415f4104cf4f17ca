package ytv2.dashboard.answer;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import ytv2.dashboard.ReadGuard;

/// Asks PostgreSQL itself whether anything was committed, for the time in which its notifications do not come.
@Singleton
public class VersionReader {

    private final Pool pool;
    private final ReadGuard guard;
    private final DataVersion version;
    private final AtomicReference<@Nullable CompletableFuture<Void>> asking = new AtomicReference<>();
    private final AtomicReference<String> seen = new AtomicReference<>("");

    VersionReader(Pool pool, ReadGuard guard, DataVersion version) {
        this.pool = pool;
        this.guard = guard;
        this.version = version;
    }

    /// Which events this snapshot sees: the newest of those that no running transaction can precede any more, and all
    /// that came after it.
    private static final String VERSION = """
            SELECT concat_ws(' ', settled.xact_id, settled.id, recent.count, recent.ids) AS version
            FROM (SELECT pg_snapshot_xmin(pg_current_snapshot()) AS xmin) AS s
            LEFT JOIN LATERAL (
                SELECT xact_id, id FROM content_event WHERE xact_id < s.xmin ORDER BY xact_id DESC, id DESC LIMIT 1
            ) AS settled ON true
            CROSS JOIN LATERAL (
                SELECT count(*) AS count, sum(id) AS ids FROM content_event WHERE xact_id >= s.xmin
            ) AS recent
            """;

    /// Brings the data version up to date. Whoever asks while another asks already waits for that answer.
    Uni<Void> prove() {
        return Uni.createFrom().completionStage(() -> shared().copy());
    }

    private CompletableFuture<Void> shared() {
        CompletableFuture<Void> running = asking.get();
        return running != null ? running : begun(new CompletableFuture<>());
    }

    private CompletableFuture<Void> begun(CompletableFuture<Void> mine) {
        CompletableFuture<Void> other = asking.compareAndExchange(null, mine);
        if (other != null) {
            return other;
        }
        long sent = System.nanoTime();
        var _ = guard.read(() -> pool.preparedQuery(VERSION).execute())
                .map(rows -> rows.iterator().next().getString("version"))
                .subscribe()
                .with(now -> finish(mine, () -> compare(now, sent)), failure -> finish(mine, failure));
        return mine;
    }

    private void finish(CompletableFuture<Void> mine, Runnable success) {
        success.run();
        asking.set(null);
        mine.complete(null);
    }

    private void finish(CompletableFuture<Void> mine, Throwable failure) {
        asking.set(null);
        mine.completeExceptionally(failure);
    }

    private void compare(String now, long sent) {
        if (!now.equals(seen.getAndSet(now))) {
            version.moved();
        }
        version.proven(sent);
    }
}
