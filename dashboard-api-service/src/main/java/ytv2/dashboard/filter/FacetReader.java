package ytv2.dashboard.filter;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.StreamSupport;
import ytv2.dashboard.DashboardConfig;
import ytv2.dashboard.ReadGuard;

/// Counts filter values.
@ApplicationScoped
public class FacetReader {

    private final Pool pool;
    private final ReadGuard guard;
    private final String relation;

    FacetReader(Pool pool, ReadGuard guard, DashboardConfig config) {
        this.pool = pool;
        this.guard = guard;
        this.relation = config.cardSource().relation();
    }

    /// Every value of every dimension in one pass. Two variants that people know by one name (bullet-points and
    /// key-points) are one value, and a report that has both counts once.
    private static final String COUNTS = """
            WITH tokens AS (
                SELECT r.video_id,
                       CASE f.token
                           WHEN 'summary_type=key-points' THEN 'summary_type=bullet-points'
                           ELSE f.token
                       END AS token
                FROM %s AS r
                CROSS JOIN LATERAL unnest(r.facets) AS f(token)
            ), counted AS (
                SELECT token, count(DISTINCT video_id) AS count FROM tokens
                WHERE token = 'summary_type=bullet-points'
                GROUP BY token
                UNION ALL
                SELECT token, count(*) AS count FROM tokens
                WHERE token <> 'summary_type=bullet-points'
                GROUP BY token
            )
            SELECT split_part(token, '=', 1) AS dimension,
                   substr(token, strpos(token, '=') + 1) AS value,
                   count
            FROM counted
            ORDER BY count DESC, value
            """;

    Uni<List<FacetCount>> counts() {
        return guard.read(() -> pool.preparedQuery(COUNTS.formatted(relation)).execute())
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(FacetReader::count)
                        .toList());
    }

    private static FacetCount count(Row row) {
        return new FacetCount(row.getString("dimension"), row.getString("value"), row.getLong("count"));
    }
}
