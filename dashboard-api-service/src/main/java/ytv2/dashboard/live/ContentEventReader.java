package ytv2.dashboard.live;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import ytv2.dashboard.ReadGuard;

/// Reads `content_event`.
@Singleton
final class ContentEventReader {

    /// Whoever has missed more than this is told to read everything again: that is less work for both sides.
    static final int LIMIT = 500;

    private final Pool pool;
    private final ReadGuard guard;

    ContentEventReader(Pool pool, ReadGuard guard) {
        this.pool = pool;
        this.guard = guard;
    }

    private static final String TOLD = """
            SELECT event.id, event.snapshot_xmin::text::bigint AS horizon,
                   event.kind, event.video_id, event.summary_types, event.at
            FROM unnest($1::bigint[]) WITH ORDINALITY AS told (id, position)
            JOIN content_event AS event ON event.id = told.id
            ORDER BY told.position
            """;

    /// The events with these ids, in the order of the ids.
    Uni<List<StoredEvent>> told(List<Long> ids) {
        return guard.read(() -> pool.preparedQuery(TOLD).execute(Tuple.of(ids.toArray(Long[]::new))))
                .map(ContentEventReader::events);
    }

    /// Ids are given before commit and not in its order, so a later id says nothing. All that was committed when the
    /// seen event was written has a lower transaction id than the oldest transaction that was then running. A seen
    /// event from the future was restored from another server, whose transactions say nothing here.
    private static final String MISSED = """
            SELECT seen.snapshot_xmin::text::bigint AS seen_horizon,
                   event.id, event.snapshot_xmin::text::bigint AS horizon,
                   event.kind, event.video_id, event.summary_types, event.at
            FROM content_event AS seen
            LEFT JOIN LATERAL (
                SELECT id, xact_id, snapshot_xmin, kind, video_id, summary_types, at
                FROM content_event
                WHERE xact_id >= seen.snapshot_xmin AND id <> seen.id
                ORDER BY xact_id, id
                LIMIT %d
            ) AS event ON true
            WHERE seen.id = $1 AND seen.xact_id < pg_snapshot_xmax(pg_current_snapshot())
            ORDER BY event.xact_id, event.id
            """.formatted(LIMIT + 1);

    /// What a client may have missed that has seen an event and all that was committed before it: perhaps more than it
    /// did, never less.
    ///
    /// @param seen the event's id
    /// @return empty if there is no such event any more, or too much was missed
    Uni<Optional<Passage>> missed(long seen) {
        return guard.read(() -> pool.preparedQuery(MISSED).execute(Tuple.of(seen)))
                .map(rows -> Optional.of(rows)
                        .filter(found -> found.size() > 0 && found.size() <= LIMIT)
                        .map(found -> Passage.of(
                                new Position(seen, found.iterator().next().getLong("seen_horizon")), events(found))));
    }

    private static final String NEWEST = """
            SELECT id, snapshot_xmin::text::bigint AS horizon
            FROM content_event
            WHERE xact_id < pg_snapshot_xmax(pg_current_snapshot())
            ORDER BY xact_id DESC, id DESC
            LIMIT 1
            """;

    /// Of a reader that has seen all there is.
    Uni<Position> newest() {
        return guard.read(() -> pool.preparedQuery(NEWEST).execute())
                .map(rows -> rows.size() == 0
                        ? Position.NONE
                        : position(rows.iterator().next()));
    }

    private static List<StoredEvent> events(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                // the one row of an event after which nothing came
                .filter(row -> row.getLong("id") != null)
                .map(ContentEventReader::event)
                .toList();
    }

    private static StoredEvent event(Row row) {
        return new StoredEvent(
                position(row),
                row.getString("kind"),
                Optional.ofNullable(row.getString("video_id")),
                List.of(row.getArrayOfStrings("summary_types")),
                row.getOffsetDateTime("at").toInstant());
    }

    private static Position position(Row row) {
        return new Position(row.getLong("id"), row.getLong("horizon"));
    }
}
