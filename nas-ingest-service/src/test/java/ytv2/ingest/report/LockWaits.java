package ytv2.ingest.report;

import java.sql.SQLException;
import ytv2.model.testing.Session;
import ytv2.service.testing.ServiceDatabase;

/// Waits until sessions of the service wait for a lock that a test holds.
final class LockWaits {

    private LockWaits() {}

    static void await(ServiceDatabase database, int count) throws SQLException, InterruptedException {
        long end = System.nanoTime() + 10_000_000_000L;
        try (Session session = database.superuser()) {
            while (waiting(session) < count) {
                if (System.nanoTime() > end) {
                    throw new AssertionError(waiting(session) + " of " + count + " sessions wait for a lock");
                }
                Thread.sleep(10);
            }
        }
    }

    private static long waiting(Session session) throws SQLException {
        return session.number("""
                SELECT count(*) FROM pg_stat_activity
                WHERE wait_event_type = 'Lock' AND datname = current_database() AND usename = 'ytv2_ingest'
                """);
    }
}
