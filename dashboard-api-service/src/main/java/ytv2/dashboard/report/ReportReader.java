package ytv2.dashboard.report;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.StreamSupport;
import ytv2.dashboard.DashboardConfig;
import ytv2.dashboard.DashboardConfig.CardSource;
import ytv2.dashboard.ReadGuard;
import ytv2.dashboard.answer.Piece;
import ytv2.dashboard.card.CardFilter;
import ytv2.dashboard.card.Predicate;
import ytv2.dashboard.card.TotalReader;
import ytv2.dashboard.report.Cards.Card;
import ytv2.dashboard.report.Cards.CardRow;
import ytv2.model.Fragment;
import ytv2.model.VideoId;

/// Reads finished JSON; it is passed on as it is.
@ApplicationScoped
public class ReportReader {

    /// In place of a total that is known.
    private static final String UNASKED = "NULL::bigint";

    private final Pool pool;
    private final ReadGuard guard;
    private final TotalReader totals;
    private final String relation;
    private final boolean compressed;

    ReportReader(Pool pool, ReadGuard guard, TotalReader totals, DashboardConfig config) {
        this.pool = pool;
        this.guard = guard;
        this.totals = totals;
        this.relation = config.cardSource().relation();
        this.compressed = config.cardSource() == CardSource.TABLE;
    }

    /// @param generation of the data, by which totals are remembered
    /// @param gzip whether the answer will be in gzip form; either can be made of what is read, this one at once
    public Uni<Cards> page(ReportQuery query, long generation, boolean gzip) {
        CardForm form = gzip && compressed ? CardForm.COMPRESSED : CardForm.PLAIN;
        return query.titlesFirst() ? searched(query, generation, form) : sorted(query, generation, form);
    }

    private Uni<Cards> sorted(ReportQuery query, long generation, CardForm form) {
        Predicate cards = query.filter().predicate();
        Optional<Long> known = totals.known(generation, cards);
        if (known.isPresent()) {
            return walkable(query, cards, known.get(), generation)
                    .map(walking -> walking ? cards.opaque() : cards)
                    .chain(condition -> rows(PageStatement.sorted(query, relation, form, condition, UNASKED)))
                    .map(rows -> Cards.of(query, rows, known.get()));
        }
        return rows(PageStatement.sorted(query, relation, form, cards, totals.expression(cards)))
                .chain(rows -> total(rows, cards, generation).map(count -> Cards.of(query, rows, count)));
    }

    /// Finding the shorter way by itself, PostgreSQL plans each request anew, which takes as long as reading the page.
    private Uni<Boolean> walkable(ReportQuery query, Predicate cards, long found, long generation) {
        if (cards.parameters().isEmpty() || !query.filter().isOfFacetsAlone()) {
            return Uni.createFrom().item(false);
        }
        return totals.total(generation, Predicate.all()).map(all -> isFrequent(found, all, query));
    }

    /// The order has no index that also finds, so how many there are decides which way is the shorter.
    private Uni<Cards> searched(ReportQuery query, long generation, CardForm form) {
        CardFilter filter = query.filter();
        return totals.total(generation, filter.predicate())
                .chain(found -> totals.total(generation, filter.filters())
                        .map(all -> isFrequent(found, all, query))
                        .map(walking -> PageStatement.titlesFirst(query, relation, form, filter.filters(), walking))
                        .chain(this::rows)
                        .map(rows -> Cards.of(query, rows, found)));
    }

    /// Walking reads `all / found` cards for each one it finds; the index reads all that are found.
    private static boolean isFrequent(long found, long all, ReportQuery query) {
        return (double) found * found > (double) all * (query.offset() + query.rows());
    }

    private Uni<List<CardRow>> rows(PageStatement page) {
        return guard.read(() -> pool.preparedQuery(page.sql()).execute(TotalReader.tuple(page.parameters())))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(ReportReader::cardRow)
                        .toList());
    }

    private static CardRow cardRow(Row row) {
        return new CardRow(
                row.getLong("total"),
                new Card(card(row), row.getString("primary_variant")),
                row.getString("video_id"),
                row.getValue("key"),
                row.getBoolean("in_title"));
    }

    /// Without its closing brace.
    private static Piece card(Row row) {
        Buffer deflated = (Buffer) row.getValue("deflated");
        if (deflated != null) {
            return Piece.of(new Fragment(deflated.getBytes(), row.getInteger("crc32"), row.getInteger("length")));
        }
        Buffer card = (Buffer) row.getValue("card");
        return Piece.of(card, 0, card.length() - 1);
    }

    /// A page without rows brings no total.
    private Uni<Long> total(List<CardRow> rows, Predicate cards, long generation) {
        if (rows.isEmpty()) {
            return totals.total(generation, cards);
        }
        long total = Objects.requireNonNull(rows.getFirst().total());
        totals.learn(generation, cards, total);
        return Uni.createFrom().item(total);
    }

    private static final String NEWEST = """
            SELECT video_id, iso_utc(indexed_at) AS indexed_at FROM content ORDER BY content.indexed_at DESC, video_id DESC LIMIT 1
            """;

    /// The video that was added last, whether it is listed or not.
    Uni<Optional<Newest>> newest() {
        return guard.read(() -> pool.preparedQuery(NEWEST).execute())
                .map(rows ->
                        first(rows).map(row -> new Newest(row.getString("video_id"), row.getString("indexed_at"))));
    }

    /// @param indexedAt ISO 8601, UTC
    record Newest(String videoId, String indexedAt) {}

    /// The video that an id names. Two questions, of which the second is seldom asked, take half as long as one with
    /// OR.
    private static final String FOUND = """
            COALESCE(
                (SELECT video_id FROM %1$s WHERE video_id = $1),
                (SELECT video_id FROM %1$s WHERE content_id = $2 ORDER BY video_id LIMIT 1))
            """;

    private static final String SINGLE = """
            SELECT textsend(r.report) AS report FROM %1$s AS r WHERE r.video_id =\s""" + FOUND;

    /// The single report without its `deployment_commit`. By `video_id` first, then by the processing side's own id.
    ///
    /// @param written the id as the client wrote it, which may be the processing side's
    Uni<Optional<Buffer>> single(VideoId videoId, String written) {
        return byId(SINGLE, videoId, written).map(found -> found.map(row -> (Buffer) row.getValue("report")));
    }

    private static final String DETAIL = """
            SELECT textsend(r.card) AS card, r.primary_variant, iso_utc(r.indexed_at) AS indexed_at,
                   textsend(to_json(s.text)::text) AS text, textsend(to_json(s.html)::text) AS html
            FROM %1$s AS r
            JOIN v_latest_summaries AS s ON s.video_id = r.video_id AND s.variant = r.primary_variant
            WHERE r.video_id =\s""" + FOUND;

    /// The same for a card with its summary.
    public Uni<Optional<StoredReport>> find(VideoId videoId, String written) {
        return byId(DETAIL, videoId, written).map(found -> found.map(StoredReport::of));
    }

    private Uni<Optional<Row>> byId(String sql, VideoId videoId, String written) {
        Tuple ids = Tuple.of(videoId.value(), written);
        return guard.read(() -> pool.preparedQuery(sql.formatted(relation)).execute(ids))
                .map(ReportReader::first);
    }

    private static Optional<Row> first(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).findFirst();
    }

    /// @param card the list item without its `summary_type`
    /// @param indexedAt ISO 8601, UTC
    /// @param text of the primary summary, as a JSON text
    /// @param html of the primary summary, as a JSON text
    public record StoredReport(Buffer card, String primaryVariant, String indexedAt, Buffer text, Buffer html) {

        private static StoredReport of(Row row) {
            return new StoredReport(
                    (Buffer) row.getValue("card"),
                    row.getString("primary_variant"),
                    row.getString("indexed_at"),
                    (Buffer) row.getValue("text"),
                    (Buffer) row.getValue("html"));
        }
    }
}
