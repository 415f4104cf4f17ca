package ytv2.migration.target;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/// What PostgreSQL has of each video, in the order of their ids.
public final class StoredVideos implements AutoCloseable {

    private static final String QUERY = """
            SELECT c.video_id COLLATE "C" AS video_id, CASE
                       WHEN c.curated AND c.subcategories_json IS NOT NULL THEN 'curated'
                       WHEN EXISTS (
                           SELECT FROM content_audit AS a
                           WHERE a.video_id = c.video_id AND a.action NOT IN ('migrate', 'upload'))
                           THEN 'written'
                       ELSE 'live'
                   END
            FROM content AS c
            UNION ALL
            SELECT t.video_id COLLATE "C", CASE t.deleted_by WHEN 'migration' THEN 'deleted_by_rule' ELSE 'deleted' END
            FROM content_tombstone AS t
            ORDER BY 1
            """;

    private static final int FETCH = 1000;

    private final Connection connection;
    private final ResultSet rows;
    private @Nullable String videoId;

    /// @param connection for this alone; closed with it
    public StoredVideos(Connection connection) throws SQLException {
        this.connection = connection;
        connection.setAutoCommit(false); // or the driver reads all rows at once
        Statement statement = connection.createStatement();
        statement.setFetchSize(FETCH);
        this.rows = statement.executeQuery(QUERY);
        advance();
    }

    /// What is stored of a video.
    public enum State {
        CURATED,
        /// There, without categories that were set by hand, and written by others than the migration.
        WRITTEN,
        LIVE,
        DELETED_BY_RULE,
        DELETED,
        MISSING
    }

    /// @param id not before the one asked for last
    public State state(String id) throws SQLException {
        while (videoId != null && videoId.compareTo(id) < 0) {
            advance();
        }
        return id.equals(videoId) ? State.valueOf(rows.getString(2).toUpperCase(java.util.Locale.ROOT)) : State.MISSING;
    }

    private void advance() throws SQLException {
        videoId = rows.next() ? rows.getString(1) : null;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
