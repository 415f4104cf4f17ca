package ytv2.dashboard.report;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import ytv2.dashboard.DashboardConfig;
import ytv2.dashboard.ReadGuard;
import ytv2.model.VideoId;

/// Reads finished JSON; it is passed on as it is.
@ApplicationScoped
public class ReportReader {

    private final Pool pool;
    private final ReadGuard guard;
    private final String relation;

    ReportReader(Pool pool, ReadGuard guard, DashboardConfig config) {
        this.pool = pool;
        this.guard = guard;
        this.relation = config.cardSource().relation();
    }

    /// The total stands on every row, and on one row without a card when the page is past the end: one round trip.
    /// The page's rows are found in the index alone, so that those before them are counted and not read.
    private static final String PAGE = """
            SELECT t.total, convert_to(c.card, 'UTF8') AS card, c.primary_variant
            FROM (SELECT count(*) AS total FROM %1$s) AS t
            LEFT JOIN LATERAL (SELECT %2$s FROM %1$s ORDER BY %3$s %4$s) AS p ON true
            LEFT JOIN (SELECT video_id, card, primary_variant FROM %1$s) AS c USING (video_id)
            ORDER BY %3$s
            """;

    /// PostgreSQL plans a statement anew each time when LIMIT or OFFSET is a parameter, so the page that everybody
    /// asks for has none. The offset of the other pages is one: as a literal it would make a statement of every
    /// page, and each connection keeps what it has prepared.
    Uni<Cards> page(ReportQuery query) {
        PageRequest page = query.page();
        boolean first = page.offset() == 0;
        String rows = "LIMIT " + page.size() + (first ? "" : " OFFSET $1");
        String sql =
                PAGE.formatted(relation, query.order().columns(), query.order().sql(), rows);
        Tuple offset = first ? Tuple.tuple() : Tuple.of(page.offset());
        return guard.read(() -> pool.preparedQuery(sql).execute(offset)).map(Cards::of);
    }

    /// By `video_id` first, then by the processing side's own id.
    private static final String BY_ID = """
            SELECT convert_to(card, 'UTF8') AS card, convert_to(report, 'UTF8') AS report, primary_variant,
                   iso_utc(r.indexed_at) AS indexed_at,
                   convert_to(to_json(s.text)::text, 'UTF8') AS text, convert_to(to_json(s.html)::text, 'UTF8') AS html
            FROM %1$s AS r
            JOIN v_latest_summaries AS s ON s.video_id = r.video_id AND s.variant = r.primary_variant
            WHERE r.video_id = $1 OR r.content_id = $2
            ORDER BY r.video_id = $1 DESC, r.video_id
            LIMIT 1
            """;

    /// @param written the id as the client wrote it, which may be the processing side's
    Uni<Optional<StoredReport>> find(VideoId videoId, String written) {
        String sql = BY_ID.formatted(relation);
        return guard.read(() -> pool.preparedQuery(sql).execute(Tuple.of(videoId.value(), written)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(StoredReport::of)
                        .findFirst());
    }

    /// @param total cards in all
    /// @param cards of the page, in order
    record Cards(long total, List<Card> cards) {

        /// @param json the list item without its `summary_type`
        record Card(Buffer json, String primaryVariant) {}

        private static Cards of(RowSet<Row> rows) {
            long total = 0;
            List<Card> cards = new ArrayList<>(rows.size());
            for (Row row : rows) {
                total = row.getLong("total");
                if (row.getValue("card") instanceof Buffer json) {
                    cards.add(new Card(json, row.getString("primary_variant")));
                }
            }
            return new Cards(total, List.copyOf(cards));
        }
    }

    /// @param card the list item without its `summary_type`
    /// @param report the single report without its `deployment_commit`
    /// @param indexedAt ISO 8601, UTC
    /// @param text of the primary summary, as a JSON text
    /// @param html of the primary summary, as a JSON text
    record StoredReport(Buffer card, Buffer report, String primaryVariant, String indexedAt, Buffer text, Buffer html) {

        private static StoredReport of(Row row) {
            return new StoredReport(
                    (Buffer) row.getValue("card"),
                    (Buffer) row.getValue("report"),
                    row.getString("primary_variant"),
                    row.getString("indexed_at"),
                    (Buffer) row.getValue("text"),
                    (Buffer) row.getValue("html"));
        }
    }
}
