package ytv2.service.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import org.awaitility.Awaitility;
import ytv2.model.DatabaseUrl;
import ytv2.model.testing.Session;

/// Waits until sessions of a service wait for a lock that a test holds.
public final class LockWaits {

    private static final String WAITING = """
            SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()
            """;

    private LockWaits() {}

    /// @param superuser others do not see what a session waits for
    public static void await(DatabaseUrl superuser, int count) throws SQLException {
        try (Session session = Session.open(superuser)) {
            Awaitility.await(count + " sessions wait for a lock")
                    .pollInterval(Duration.ofMillis(10))
                    .untilAsserted(() -> assertThat(session.number(WAITING)).isGreaterThanOrEqualTo(count));
        }
    }
}
