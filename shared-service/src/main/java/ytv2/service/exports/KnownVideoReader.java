package ytv2.service.exports;

import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import ytv2.model.VideoId;
import ytv2.service.database.DatabaseFailures;
import ytv2.service.database.DatabaseProbe;
import ytv2.service.database.DatabaseUnavailable;

/// Tells which videos there are.
@Singleton
final class KnownVideoReader {

    private static final String KNOWN = "SELECT video_id FROM content WHERE video_id = ANY ($1)";

    private final Pool pool;

    KnownVideoReader(Pool pool) {
        this.pool = pool;
    }

    /// Those of some ids whose video is stored. Blocks for two seconds at most; not for event loop threads.
    ///
    /// @throws DatabaseUnavailable if PostgreSQL does not tell in that time
    Set<VideoId> among(Collection<VideoId> videoIds) {
        String[] asked = videoIds.stream().map(VideoId::value).toArray(String[]::new);
        try {
            return VertxContextSupport.subscribeAndAwait(() -> known(asked));
        } catch (RuntimeException | Error failure) {
            throw failure;
        } catch (Throwable impossible) {
            throw new IllegalStateException("A Uni fails with what is unchecked", impossible);
        }
    }

    private Uni<Set<VideoId>> known(String[] asked) {
        return pool.preparedQuery(KNOWN)
                .execute(Tuple.of(asked))
                .map(KnownVideoReader::ids)
                .onFailure()
                .transform(DatabaseFailures::translate)
                .ifNoItem()
                .after(DatabaseProbe.LIMIT)
                .failWith(DatabaseUnavailable::new);
    }

    private static Set<VideoId> ids(RowSet<Row> rows) {
        Set<VideoId> ids = new HashSet<>();
        rows.forEach(row -> ids.add(new VideoId(row.getString(0))));
        return ids;
    }
}
