package ytv2.benchmarks.ingest;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import ytv2.launcher.Failure;
import ytv2.launcher.database.DatabaseConnection;

/// What is in the database, asked beside the service.
///
/// @param connection of a superuser
/// @param user of the service
record Stored(Connection connection, String user) {

    /// Videos of which nothing is missing.
    private static final String VIDEOS = """
            SELECT count(*)
            FROM content AS c
            JOIN report_card AS r USING (video_id)
            JOIN card_fragment AS f USING (video_id)
            WHERE EXISTS (SELECT FROM content_summaries AS s WHERE s.video_id = c.video_id)
            """;

    private static final String SESSIONS = "SELECT count(*) FROM pg_stat_activity WHERE usename = '%s'";

    private static final Duration LOOK_EVERY = Duration.ofMillis(10);

    /// A request may be between two transactions for so long.
    private static final Duration QUIET = Duration.ofMillis(100);

    long videos() {
        return number(VIDEOS);
    }

    long summaries() {
        return number("SELECT count(*) FROM content_summaries");
    }

    /// Connections that the service has open.
    int sessions() {
        return (int) number(SESSIONS.formatted(user));
    }

    /// Bytes of the write-ahead log so far.
    long log() {
        return number("SELECT CAST(pg_current_wal_insert_lsn() - '0/0' AS bigint)");
    }

    /// Checkpoints so far.
    long checkpoints() {
        return number("SELECT num_timed + num_requested FROM pg_stat_checkpointer");
    }

    /// Tables so far that PostgreSQL has vacuumed or analysed by itself.
    long autovacuums() {
        return number("SELECT CAST(sum(autovacuum_count + autoanalyze_count) AS bigint) FROM pg_stat_all_tables");
    }

    /// Tidies up and writes everything out, so that whatever is measured next begins alike and pays for nothing that
    /// was before it.
    void tidy() {
        try {
            DatabaseConnection.execute(connection, "VACUUM (ANALYZE)");
            DatabaseConnection.execute(connection, "CHECKPOINT");
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /// Returns when the service executes nothing any more.
    ///
    /// @return for how long it has done so
    Duration settle() throws InterruptedException {
        String busy = SESSIONS.formatted(user) + " AND state <> 'idle'";
        long since = System.nanoTime();
        while (System.nanoTime() - since < QUIET.toNanos()) {
            Thread.sleep(LOOK_EVERY);
            if (number(busy) > 0) {
                since = System.nanoTime();
            }
        }
        return Duration.ofNanos(System.nanoTime() - since);
    }

    private long number(String sql) {
        try {
            return DatabaseConnection.number(connection, sql);
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private static Failure failure(SQLException e) {
        return new Failure("PostgreSQL does not answer: " + e.getMessage(), e);
    }
}
