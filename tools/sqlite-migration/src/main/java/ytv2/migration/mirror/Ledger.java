package ytv2.migration.mirror;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The two tables of our own in a file: how far it has got in the events, and what was mirrored of each video. They
/// change in the transactions that change the videos.
final class Ledger {

    private static final List<String> TABLES = List.of("""
            CREATE TABLE IF NOT EXISTS ytv2_mirror (
                id INTEGER PRIMARY KEY CHECK (id = 1), xact_id INTEGER NOT NULL, event_id INTEGER NOT NULL)
            """, """
            CREATE TABLE IF NOT EXISTS ytv2_mirrored (
                video_id TEXT PRIMARY KEY, hash BLOB NOT NULL, file_rows BLOB) WITHOUT ROWID
            """);

    private final Connection connection;

    Ledger(Connection connection) {
        this.connection = connection;
    }

    private boolean exists() throws SQLException {
        return count("SELECT count(*) FROM sqlite_schema WHERE name IN ('ytv2_mirror', 'ytv2_mirrored')") == 2;
    }

    private long count(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    /// @return empty if nothing was mirrored yet, or not all of it
    Optional<Position> position() throws SQLException {
        if (!exists()) {
            return Optional.empty();
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT xact_id, event_id FROM ytv2_mirror")) {
            return row.next() ? Optional.of(new Position(row.getLong(1), row.getLong(2))) : Optional.empty();
        }
    }

    void move(Position position) throws SQLException {
        change(
                "INSERT INTO ytv2_mirror (id, xact_id, event_id) VALUES (1, ?, ?)"
                        + " ON CONFLICT (id) DO UPDATE SET xact_id = excluded.xact_id, event_id = excluded.event_id",
                position.transaction(),
                position.event());
    }

    /// To be called first in a transaction that writes.
    void prepare() throws SQLException {
        if (!exists()) {
            for (String table : TABLES) {
                change(table);
            }
        }
    }

    /// What PostgreSQL had of a video when it was mirrored.
    Optional<Hash> hash(String videoId) throws SQLException {
        if (!exists()) {
            return Optional.empty();
        }
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT hash FROM ytv2_mirrored WHERE video_id = ?")) {
            statement.setString(1, videoId);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(Hash.of(row.getBytes(1))) : Optional.empty();
            }
        }
    }

    /// @param rows of the video, if they say what somebody else has written than a migration: they are not to be taken
    ///     in; `null` for others
    void record(String videoId, Hash hash, byte @Nullable [] rows) throws SQLException {
        change(
                "INSERT INTO ytv2_mirrored (video_id, hash, file_rows) VALUES (?, ?, ?) ON CONFLICT (video_id) DO UPDATE"
                        + " SET hash = excluded.hash, file_rows = excluded.file_rows"
                        + " WHERE hash IS NOT excluded.hash OR file_rows IS NOT excluded.file_rows",
                videoId,
                hash.bytes(),
                rows);
    }

    void forget(String videoId) throws SQLException {
        change("DELETE FROM ytv2_mirrored WHERE video_id = ?", videoId);
    }

    /// The videos that were mirrored, a page at a time.
    ///
    /// @param after the last one of the page before; `""` for the first
    List<String> page(String after, int size) throws SQLException {
        List<String> ids = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT video_id FROM ytv2_mirrored WHERE video_id > ? ORDER BY video_id LIMIT ?")) {
            statement.setString(1, after);
            statement.setInt(2, size);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getString(1));
                }
            }
        }
        return ids;
    }

    private void change(String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            int _ = statement.executeUpdate();
        }
    }
}
