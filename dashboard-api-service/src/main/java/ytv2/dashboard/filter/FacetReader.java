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
    /// key-points) are one value, and a report that has both counts once. Values of one count stand in the order of
    /// their code points, whatever the database's collation.
    private static final String COUNTS = """
            SELECT split_part(t.token, '=', 1) AS dimension,
                   substr(t.token, strpos(t.token, '=') + 1) AS value,
                   t.count
            FROM (
                SELECT f.token, count(*) AS count
                FROM %s AS r
                CROSS JOIN LATERAL unnest(CASE
                    WHEN r.facets @> '{summary_type=bullet-points,summary_type=key-points}'
                        THEN array_remove(r.facets, 'summary_type=key-points')
                    ELSE array_replace(r.facets, 'summary_type=key-points', 'summary_type=bullet-points')
                END) AS f(token)
                GROUP BY f.token
            ) AS t
            ORDER BY t.count DESC, t.token COLLATE "C"
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
