package ytv2.migration.mirror;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ytv2.migration.verify.StoredReader;
import ytv2.migration.verify.StoredVideo;

/// The events of PostgreSQL, and what they are about, as of one moment: until [#renew] all answers are of the same
/// snapshot.
final class Outbox implements AutoCloseable {

    /// As many as one transaction of a file may take.
    static final int BATCH = 100;

    private static final int FETCH = BATCH;

    private static final String SETTINGS = """
            SET TIME ZONE 'UTC';
            SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY
            """;

    /// Ids are given before commit: those of transactions that are older than all that go on are complete.
    private static final String SETTLED = "e.xact_id < pg_snapshot_xmin(pg_current_snapshot())";

    private static final String AFTER = "(e.xact_id, e.id) > (CAST(CAST(? AS text) AS xid8), ?)";

    private static final String EVENTS =
            "SELECT CAST(CAST(e.xact_id AS text) AS bigint), e.id, e.video_id" + " FROM content_event AS e WHERE "
                    + AFTER + " AND " + SETTLED + " ORDER BY e.xact_id, e.id LIMIT " + BATCH;

    private static final String NEWEST = "SELECT CAST(CAST(e.xact_id AS text) AS bigint), e.id FROM content_event AS e"
            + " WHERE " + SETTLED + " ORDER BY e.xact_id DESC, e.id DESC LIMIT 1";

    private static final String KNOWN =
            "SELECT FROM content_event AS e WHERE e.xact_id = CAST(CAST(? AS text) AS xid8) AND e.id = ?";

    private static final String LAG = "SELECT count(*), COALESCE(extract(epoch FROM clock_timestamp() - min(e.at)), 0)"
            + " FROM content_event AS e WHERE " + AFTER;

    /// More than content_hash: older revisions are in the file too.
    private static final String HASH = """
            (SELECT sha256(content_hash(c.video_id) || convert_to(COALESCE(string_agg(
                 (s.variant, s.revision, s.is_latest, s.text, s.html, s.raw_json, s.created_at)::text, ''
                 ORDER BY s.variant, s.revision), ''), 'UTF8'))
             FROM content_summaries AS s
             WHERE s.video_id = c.video_id)
            """;

    private static final String STATES = """
            SELECT i.video_id, CASE WHEN c.video_id IS NOT NULL THEN %s END, t.video_id IS NOT NULL
            FROM unnest(?) AS i (video_id)
            LEFT JOIN content AS c ON c.video_id = i.video_id
            LEFT JOIN content_tombstone AS t ON t.video_id = i.video_id
            """.formatted(HASH);

    private static final String HASHES =
            "SELECT c.video_id, " + HASH + " FROM content AS c ORDER BY c.video_id COLLATE \"C\"";

    private static final String TOMBSTONES =
            "SELECT t.video_id, NULL FROM content_tombstone AS t ORDER BY t.video_id COLLATE \"C\"";

    private static final String RANKS = """
            SELECT v.variant, primary_rank(v.variant)
            FROM (SELECT DISTINCT variant FROM content_summaries WHERE is_latest) AS v
            WHERE primary_rank(v.variant) IS NOT NULL
            """;

    private final Connection connection;

    /// @param connection for this alone; closed with it
    Outbox(Connection connection) throws SQLException {
        this.connection = connection;
        try (Statement statement = connection.createStatement()) {
            boolean _ = statement.execute(SETTINGS);
        }
        connection.setAutoCommit(false);
    }

    /// @param videoId empty for an event that stands for many
    record Event(Position position, Optional<String> videoId) {}

    /// @param events how many a file is behind
    /// @param seconds how long ago the first of them happened; 0 if there is none
    record Lag(long events, double seconds) {}

    /// From here on everything is as of now.
    void renew() throws SQLException {
        connection.rollback();
    }

    /// The next ones that no other can come before any more.
    List<Event> after(Position position) throws SQLException {
        try (PreparedStatement statement = at(EVENTS, position);
                ResultSet rows = statement.executeQuery()) {
            List<Event> events = new ArrayList<>();
            while (rows.next()) {
                events.add(new Event(
                        new Position(rows.getLong(1), rows.getLong(2)), Optional.ofNullable(rows.getString(3))));
            }
            return events;
        }
    }

    /// The last one that no other can come before any more.
    Position newest() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(NEWEST)) {
            return row.next() ? new Position(row.getLong(1), row.getLong(2)) : Position.START;
        }
    }

    /// Whether there is the event that a position names: else the database is not the one it is of.
    boolean knows(Position position) throws SQLException {
        try (PreparedStatement statement = at(KNOWN, position);
                ResultSet row = statement.executeQuery()) {
            return position.equals(Position.START) || row.next();
        }
    }

    Lag lag(Position position) throws SQLException {
        try (PreparedStatement statement = at(LAG, position);
                ResultSet row = statement.executeQuery()) {
            boolean _ = row.next();
            return new Lag(row.getLong(1), row.getDouble(2));
        }
    }

    /// How many events there are after one position, up to another.
    long between(Position after, Position last) throws SQLException {
        String sql = "SELECT count(*) FROM content_event AS e WHERE " + AFTER
                + " AND (e.xact_id, e.id) <= (CAST(CAST(? AS text) AS xid8), ?)";
        try (PreparedStatement statement = at(sql, after)) {
            statement.setString(3, Long.toString(last.transaction()));
            statement.setLong(4, last.event());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }

    private PreparedStatement at(String sql, Position position) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.setString(1, Long.toString(position.transaction()));
        statement.setLong(2, position.event());
        return statement;
    }

    /// What there is of each of these videos.
    List<VideoState> states(Collection<String> ids) throws SQLException {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<String, StoredVideo> videos = StoredReader.read(connection, ids);
        Array array = connection.createArrayOf("text", ids.toArray());
        List<VideoState> states = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(STATES)) {
            statement.setArray(1, array);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    String id = rows.getString(1);
                    states.add(new VideoState(
                            id,
                            Optional.ofNullable(videos.get(id)),
                            Optional.ofNullable(rows.getBytes(2)).map(Hash::of),
                            rows.getBoolean(3)));
                }
            }
        }
        return states;
    }

    /// Which variant speaks for a video: the lowest number; those without one come last.
    Map<String, Integer> ranks() throws SQLException {
        return ranks(connection);
    }

    /// The same, of another connection.
    static Map<String, Integer> ranks(Connection connection) throws SQLException {
        Map<String, Integer> ranks = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(RANKS)) {
            while (rows.next()) {
                Integer _ = ranks.put(rows.getString(1), rows.getInt(2));
            }
        }
        return ranks;
    }

    /// Gets a part of a long list; what it asks this outbox for is of the same snapshot.
    interface Part {
        void take(Map<String, Optional<Hash>> hashes) throws SQLException;
    }

    /// All videos, with the hash of each, a batch at a time.
    void forEachVideo(Part part) throws SQLException {
        forEach(HASHES, part);
    }

    /// All tombstones, a batch at a time.
    void forEachTombstone(Part part) throws SQLException {
        forEach(TOMBSTONES, part);
    }

    private void forEach(String query, Part part) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(FETCH);
            Map<String, Optional<Hash>> hashes = new HashMap<>();
            try (ResultSet rows = statement.executeQuery(query)) {
                while (rows.next()) {
                    hashes.put(
                            rows.getString(1),
                            Optional.ofNullable(rows.getBytes(2)).map(Hash::of));
                    if (hashes.size() == BATCH) {
                        part.take(Map.copyOf(hashes));
                        hashes.clear();
                    }
                }
            }
            part.take(Map.copyOf(hashes));
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
