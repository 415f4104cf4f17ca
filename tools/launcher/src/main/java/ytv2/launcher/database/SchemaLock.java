package ytv2.launcher.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/// The advisory lock that Flyway takes while it migrates, so that what else changes the schema waits for it, and it for
/// them.
public final class SchemaLock {

    /// Flyway's own base number (`PostgreSQLAdvisoryLockTemplate`): the word FlywaY in ASCII. It adds the hash of the
    /// history table's quoted name.
    private static final long FLYWAY = 77_431_708_279_161L;

    private static final long NUMBER = FLYWAY + ("\"public\".\"" + Schema.HISTORY + "\"").hashCode();

    private SchemaLock() {}

    /// Waits for the lock and keeps it to the end of the transaction.
    public static void take(Connection connection) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement("SELECT pg_advisory_xact_lock(?)")) {
            lock.setLong(1, NUMBER);
            lock.execute();
        }
    }
}
