package ytv2.migration.target;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The videos that were taken in before, read in the order of their ids beside the files: most of a repeated run is
/// skipped by it without a look at PostgreSQL for each.
public final class Checkpoints implements AutoCloseable {

    /// Only those of which nothing has to be done as long as the files say the same of them.
    private static final String QUERY = """
            SELECT l.video_id, l.fingerprint, l.deleted
            FROM migrated_video AS l
            WHERE l.deleted
               OR EXISTS (SELECT FROM content AS c WHERE c.video_id = l.video_id)
            ORDER BY l.video_id COLLATE "C"
            """;

    private static final int FETCH = 1000;

    private final Connection connection;
    private final Statement statement;
    private final ResultSet rows;
    private @Nullable String videoId;

    /// @param connection for this alone; closed with it
    public Checkpoints(Connection connection) throws SQLException {
        this.connection = connection;
        connection.setAutoCommit(false); // or the driver reads all rows at once
        this.statement = connection.createStatement();
        statement.setFetchSize(FETCH);
        this.rows = statement.executeQuery(QUERY);
        advance();
    }

    /// Whether this very state of the video was taken in.
    ///
    /// @param id not before the one asked for last
    /// @param deletes whether the files say that it is deleted
    public boolean has(String id, byte[] fingerprint, boolean deletes) throws SQLException {
        while (videoId != null && videoId.compareTo(id) < 0) {
            advance();
        }
        return id.equals(videoId) && rows.getBoolean(3) == deletes && Arrays.equals(rows.getBytes(2), fingerprint);
    }

    private void advance() throws SQLException {
        videoId = rows.next() ? rows.getString(1) : null;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
