package ytv2.migration.target;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// The log of runs in the target, and the lock that keeps a second run out.
public final class RunLog implements AutoCloseable {

    /// Two numbers of their own: locks of two never meet those of ids.
    private static final String LOCK = "SELECT pg_try_advisory_lock(1, 1)";

    private static final String BEGIN = """
            INSERT INTO migration_run (version, sources, options)
            VALUES (?, CAST(? AS jsonb), CAST(? AS jsonb))
            RETURNING id
            """;

    private static final String END = """
            UPDATE migration_run
            SET finished_at = clock_timestamp(), outcomes = CAST(? AS jsonb)
            WHERE id = ?
            """;

    private final Connection connection;

    /// @param connection for this alone, for as long as the run goes on: it holds the lock; closed with it
    /// @throws TargetFailure if another run is at work on this database
    public RunLog(Connection connection) throws SQLException {
        this.connection = connection;
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(LOCK)) {
            if (!row.next() || !row.getBoolean(1)) {
                connection.close();
                throw new TargetFailure("another run is at work on this database; wait for its end");
            }
        }
    }

    /// @param sources which snapshots, as JSON
    /// @param options with which rules, as JSON
    /// @return the run's number
    public long begin(String version, String sources, String options) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(BEGIN)) {
            statement.setString(1, version);
            statement.setString(2, sources);
            statement.setString(3, options);
            try (ResultSet row = statement.executeQuery()) {
                boolean _ = row.next();
                return row.getLong(1);
            }
        }
    }

    public void end(long run, String outcomes) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(END)) {
            statement.setString(1, outcomes);
            statement.setLong(2, run);
            int _ = statement.executeUpdate();
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
