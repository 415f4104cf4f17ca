package ytv2.dashboard.peripheral;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import ytv2.dashboard.DashboardConfig;
import ytv2.dashboard.ReadGuard;

/// Counts rows.
@ApplicationScoped
public class RowCountReader {

    private final Pool pool;
    private final ReadGuard guard;
    private final String relation;

    RowCountReader(Pool pool, ReadGuard guard, DashboardConfig config) {
        this.pool = pool;
        this.guard = guard;
        this.relation = config.cardSource().relation();
    }

    private static final String COUNTS = """
            SELECT count(r.video_id) AS listed, count(*) - count(r.video_id) AS hidden,
                   count(*) FILTER (WHERE c.curated) AS curated
            FROM content AS c
            LEFT JOIN %s AS r ON r.video_id = c.video_id
            """;

    Uni<RowCounts> counts() {
        return guard.read(() -> pool.preparedQuery(COUNTS.formatted(relation)).execute())
                .map(rows -> counts(rows.iterator().next()));
    }

    private static RowCounts counts(Row row) {
        return new RowCounts(row.getLong("listed"), row.getLong("hidden"), row.getLong("curated"));
    }
}
