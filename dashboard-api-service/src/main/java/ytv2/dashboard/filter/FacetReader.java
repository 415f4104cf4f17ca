package ytv2.dashboard.filter;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import ytv2.dashboard.DashboardConfig;
import ytv2.dashboard.DashboardConfig.CardSource;
import ytv2.dashboard.ReadGuard;
import ytv2.dashboard.card.Predicate;
import ytv2.dashboard.card.TotalReader;

/// Counts filter values.
@ApplicationScoped
public class FacetReader {

    private final Pool pool;
    private final ReadGuard guard;
    private final CardSource source;

    FacetReader(Pool pool, ReadGuard guard, DashboardConfig config) {
        this.pool = pool;
        this.guard = guard;
        this.source = config.cardSource();
    }

    /// Variants are counted by the name that people know them by. Values of one count stand in the order of their code
    /// points, whatever the database's collation.
    private static final String FACETS = """
            SELECT split_part(t.token, '=', 1) AS dimension,
                   substr(t.token, strpos(t.token, '=') + 1) AS value,
                   t.count
            FROM %s AS t
            WHERE t.token NOT LIKE ALL ('{summary\\_type=%%,subcategory=%%}') AND t.token <> ''
            ORDER BY t.count DESC, t.token COLLATE "C"
            """;

    /// One pass over the cards for all values of all dimensions. `OFFSET 0` lets values be left out once they are
    /// counted: before, that would be asked of each value of each card.
    private static final String COUNTED = """
            (
                SELECT f.token, count(*) AS count
                FROM (SELECT unnest(facets) AS token FROM %s WHERE %s) AS f
                GROUP BY f.token
                OFFSET 0
            )""";

    private static final String KEPT = "v_facet_count";

    Uni<List<FacetCount>> counts(Predicate cards) {
        boolean kept = source == CardSource.TABLE && cards.parameters().isEmpty();
        String sql = FACETS.formatted(kept ? KEPT : COUNTED.formatted(source.relation(), cards.sql()));
        Supplier<Uni<RowSet<Row>>> query = () -> pool.preparedQuery(sql).execute(TotalReader.tuple(cards.parameters()));
        return (kept ? guard.read(query) : guard.count(query))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(FacetReader::count)
                        .toList());
    }

    private static FacetCount count(Row row) {
        return new FacetCount(row.getString("dimension"), row.getString("value"), row.getLong("count"));
    }
}
