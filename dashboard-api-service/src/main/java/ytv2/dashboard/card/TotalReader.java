package ytv2.dashboard.card;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import ytv2.dashboard.DashboardConfig;
import ytv2.dashboard.DashboardConfig.CardSource;
import ytv2.dashboard.ReadGuard;

/// How many cards there are of a kind. Counted once for each state of the data.
@Singleton
public class TotalReader {

    private static final int KEPT = 10_000;

    private final Pool pool;
    private final ReadGuard guard;
    private final CardSource source;
    private final Cache<Key, Long> totals =
            Caffeine.newBuilder().maximumSize(KEPT).build();

    TotalReader(Pool pool, ReadGuard guard, DashboardConfig config) {
        this.pool = pool;
        this.guard = guard;
        this.source = config.cardSource();
    }

    private record Key(long generation, Predicate cards) {}

    private static final String COUNTED = "(SELECT count(*) FROM %s WHERE %s)";

    /// The counts that are kept with the cards say the same as counting them.
    private static final String KEPT_COUNT =
            "(SELECT COALESCE(sum(count), 0)::bigint FROM v_facet_count WHERE token = (%s::text[])[1])";

    private static final String KEPT_COUNT_OF_ALL =
            "(SELECT COALESCE(sum(count), 0)::bigint FROM v_facet_count WHERE token = '')";

    /// The total as an expression over the predicate's own parameters.
    public String expression(Predicate cards) {
        if (source == CardSource.VIEW || cards.token().isEmpty()) {
            return COUNTED.formatted(source.relation(), cards.sql());
        }
        return cards.parameters().isEmpty() ? KEPT_COUNT_OF_ALL : KEPT_COUNT.formatted("$1");
    }

    /// Empty if it was not counted yet.
    public Optional<Long> known(long generation, Predicate cards) {
        return Optional.ofNullable(totals.getIfPresent(new Key(generation, cards)));
    }

    /// @param generation of the data before it was counted
    public void learn(long generation, Predicate cards, long total) {
        totals.put(new Key(generation, cards), total);
    }

    public Uni<Long> total(long generation, Predicate cards) {
        return known(generation, cards)
                .map(total -> Uni.createFrom().item(total))
                .orElseGet(() -> count(cards).invoke(total -> learn(generation, cards, total)));
    }

    private Uni<Long> count(Predicate cards) {
        String sql = "SELECT " + expression(cards) + " AS total";
        return guard.read(() -> pool.preparedQuery(sql).execute(tuple(cards.parameters())))
                .map(rows -> rows.iterator().next().getLong("total"));
    }

    /// Parameters as the client takes them: text arrays for lists.
    public static Tuple tuple(List<Object> parameters) {
        return Tuple.from(parameters.stream()
                .map(value -> value instanceof List<?> texts ? texts.toArray(String[]::new) : value)
                .toList());
    }
}
