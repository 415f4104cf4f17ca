package ytv2.migration.media;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ytv2.migration.target.Sql;
import ytv2.migration.target.TargetFailure;

/// What PostgreSQL knows of files. Any thread may call it.
final class MediaTables implements AutoCloseable {

    /// Beside that of runs, which go on meanwhile.
    private static final String LOCK = "SELECT pg_try_advisory_lock(1, 2)";

    private static final String FILES = """
            SELECT a.name, a.video_id, encode(a.sha256, 'hex') AS sha256, a.staged IS NULL AS placed, a.stored_at,
                   m.path, encode(m.sha256, 'hex') AS migrated
            FROM content_artifact AS a
            LEFT JOIN migrated_media AS m ON m.name = a.name
            """;

    private static final String REMOVED = "SELECT path, encode(sha256, 'hex') FROM migrated_media WHERE name IS NULL";

    /// Without what was taken over before and is named as this one names it.
    private static final String REFERENCES = """
            SELECT DISTINCT r.path
            FROM media_reference AS r
            WHERE NOT EXISTS (
                SELECT FROM content_artifact AS a
                WHERE a.name = r.path
                  AND (heard_url(r.video_id) = '/exports/' || a.name
                       OR EXISTS (SELECT FROM migrated_media AS m WHERE m.name = a.name)))
            ORDER BY r.path
            """;

    private static final String REMEMBER = """
            INSERT INTO migrated_media (path, name, sha256)
            SELECT p.path, a.name, a.sha256
            FROM unnest(?::text[]) AS p(path)
            CROSS JOIN content_artifact AS a
            WHERE a.name = ? AND a.sha256 = decode(?, 'hex')
            ON CONFLICT (path) DO UPDATE SET name = EXCLUDED.name, sha256 = EXCLUDED.sha256
            """;

    private static final String HEARD = "SELECT substr(heard_url(?), length('/exports/') + 1)";

    private static final String RENAMES = "SELECT video_id FROM media_rename ORDER BY video_id COLLATE \"C\"";

    private static final String STAGE = "INSERT INTO renamed SELECT * FROM media_rename WHERE video_id = ANY (?)";

    /// Videos whose urls are changed in one transaction, while no other writer is at work.
    private static final int BATCH = 500;

    private final Connection connection;

    /// @param connection for this alone; closed with it
    /// @throws TargetFailure if another transfer is at work on this database
    MediaTables(Connection connection) throws SQLException {
        this.connection = connection;
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(LOCK)) {
            if (!row.next() || !row.getBoolean(1)) {
                connection.close();
                throw new TargetFailure("files are being taken over to this database already; wait for its end");
            }
        }
        Sql.execute(connection, Sql.read(MediaTables.class, "prepare"));
    }

    synchronized StoredState state() throws SQLException {
        Map<String, StoredArtifact> artifacts = new HashMap<>();
        Map<String, Checkpoint> checkpoints = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(FILES)) {
            while (rows.next()) {
                String name = rows.getString("name");
                var _ = artifacts.put(name, artifact(name, rows));
                String path = rows.getString("path");
                if (path != null) {
                    var _ = checkpoints.put(path, new Checkpoint(name, rows.getString("migrated")));
                }
            }
        }
        return new StoredState(artifacts, checkpoints, removed(), videos(), new HashSet<>(references()));
    }

    private static StoredArtifact artifact(String name, ResultSet row) throws SQLException {
        return new StoredArtifact(
                name,
                Optional.ofNullable(row.getString("video_id")),
                row.getString("sha256"),
                row.getBoolean("placed"),
                row.getTimestamp("stored_at").toInstant());
    }

    private Map<String, String> removed() throws SQLException {
        Map<String, String> removed = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(REMOVED)) {
            while (rows.next()) {
                var _ = removed.put(rows.getString(1), rows.getString(2));
            }
        }
        return removed;
    }

    private Map<String, KnownVideo> videos() throws SQLException {
        Map<String, KnownVideo> videos = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(Sql.read(MediaTables.class, "videos"))) {
            while (rows.next()) {
                String videoId = rows.getString("video_id");
                var _ = videos.put(
                        videoId,
                        new KnownVideo(
                                videoId,
                                rows.getBoolean("deleted"),
                                Optional.ofNullable(rows.getString("url")),
                                Optional.ofNullable(rows.getString("path")),
                                Optional.ofNullable(rows.getString("heard"))));
            }
        }
        return videos;
    }

    /// What videos refer to and what may be at the legacy dashboard alone, as paths below the exports.
    synchronized List<String> references() throws SQLException {
        return column(REFERENCES);
    }

    /// Writes down under which name the bytes of a file are stored.
    ///
    /// @param paths all by which the legacy dashboard serves it
    /// @return whether they are: not if they were replaced or removed meanwhile
    synchronized boolean remember(Collection<String> paths, String name, String sha256) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(REMEMBER)) {
            statement.setArray(1, texts(paths));
            statement.setString(2, name);
            statement.setString(3, sha256);
            return statement.executeUpdate() > 0;
        }
    }

    /// The name of the uploaded audio that a video is heard by.
    synchronized Optional<String> heardName(String videoId) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(HEARD)) {
            statement.setString(1, videoId);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.ofNullable(row.getString(1)) : Optional.empty();
            }
        }
    }

    /// Gives all videos the urls under which their files are served now.
    ///
    /// @return how many had another one
    synchronized long rename() throws SQLException {
        List<String> videoIds = column(RENAMES);
        long renamed = 0;
        for (int from = 0; from < videoIds.size(); from += BATCH) {
            renamed += rename(videoIds.subList(from, Math.min(videoIds.size(), from + BATCH)));
        }
        return renamed;
    }

    private long rename(List<String> videoIds) throws SQLException {
        connection.setAutoCommit(false);
        try (PreparedStatement stage = connection.prepareStatement(STAGE)) {
            Sql.execute(connection, "SELECT lock_writers()");
            stage.setArray(1, texts(videoIds));
            long renamed = stage.executeUpdate();
            Sql.execute(connection, Sql.read(MediaTables.class, "rename"));
            connection.commit();
            return renamed;
        } catch (SQLException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    /// A place where a video refers to a file that is not stored here.
    record Missing(String videoId, String what, String url) {}

    synchronized List<Missing> missing() throws SQLException {
        List<Missing> missing = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(Sql.read(MediaTables.class, "missing"))) {
            while (rows.next()) {
                missing.add(new Missing(rows.getString(1), rows.getString(2), rows.getString(3)));
            }
        }
        return missing;
    }

    private List<String> column(String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }

    private Array texts(Collection<String> values) throws SQLException {
        return connection.createArrayOf("text", values.toArray());
    }

    @Override
    public synchronized void close() throws SQLException {
        connection.close();
    }
}
