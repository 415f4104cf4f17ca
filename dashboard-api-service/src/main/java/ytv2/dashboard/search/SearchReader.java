package ytv2.dashboard.search;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.StreamSupport;
import ytv2.dashboard.DashboardConfig;
import ytv2.dashboard.ReadGuard;
import ytv2.dashboard.search.SearchResults.Result;

/// Finds reports by PostgreSQL's full-text search.
@ApplicationScoped
public class SearchReader {

    private final Pool pool;
    private final ReadGuard guard;
    private final String relation;

    SearchReader(Pool pool, ReadGuard guard, DashboardConfig config) {
        this.pool = pool;
        this.guard = guard;
        this.relation = config.cardSource().relation();
    }

    /// First the cards with every word, then those with the very characters (Chinese and Japanese have no spaces
    /// between words), then those with some of the words. Of each kind the newest thousand are ranked.
    private static final String FOUND = """
            WITH q AS MATERIALIZED (
                SELECT websearch_to_tsquery('plain_words', $1) AS all_words,
                       replace(plainto_tsquery('plain_words', $1)::text, ' & ', ' | ')::tsquery AS any_word
            ), hit AS (
                (SELECT video_id, 0.66 + ts_rank_cd(search_vector, (SELECT all_words FROM q), 32) / 3 AS score
                 FROM %1$s
                 WHERE search_vector @@ (SELECT all_words FROM q)
                 ORDER BY indexed_at DESC
                 LIMIT 1000)
                UNION ALL
                (SELECT video_id, 0.65
                 FROM %1$s
                 WHERE search_text LIKE lower($2)
                 ORDER BY indexed_at DESC
                 LIMIT 1000)
                UNION ALL
                (SELECT video_id, ts_rank_cd(search_vector, (SELECT any_word FROM q), 32) * 0.64
                 FROM %1$s
                 WHERE search_vector @@ (SELECT any_word FROM q)
                 ORDER BY indexed_at DESC
                 LIMIT 1000)
            ), best AS (
                SELECT video_id, max(score) AS score FROM hit GROUP BY video_id
            )
            SELECT r.video_id, r.title, b.score::float8 AS score
            FROM best AS b
            JOIN %1$s AS r USING (video_id)
            ORDER BY b.score DESC, r.indexed_at DESC, r.video_id DESC
            LIMIT %2$d
            """;

    Uni<List<Result>> find(SearchQuery query) {
        String sql = FOUND.formatted(relation, query.limit());
        Tuple parameters = Tuple.of(query.text(), "%" + query.text().replaceAll("[\\\\%_]", "\\\\$0") + "%");
        return guard.read(() -> pool.preparedQuery(sql).execute(parameters))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(SearchReader::result)
                        .toList());
    }

    private static Result result(Row row) {
        String videoId = row.getString("video_id");
        return new Result(videoId, videoId, row.getString("title"), row.getDouble("score"));
    }
}
