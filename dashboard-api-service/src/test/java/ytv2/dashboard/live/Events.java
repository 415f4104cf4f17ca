package ytv2.dashboard.live;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ytv2.model.testing.Session;

/// Events as the ingest service's transactions write them.
final class Events {

    private Events() {}

    /// @return the event's id
    static long publish(Session session, @Nullable String videoId, String kind, String... summaryTypes)
            throws SQLException {
        return session.number("SELECT publish_content_event(?, ?, ?, 'test')", videoId, kind, summaryTypes);
    }

    /// In one statement.
    static void publishMany(Session session, int count) throws SQLException {
        List<?> _ = session.column(
                "SELECT publish_content_event('many', 'report-synced', '{}', 'test') FROM generate_series(1, ?)",
                count);
    }
}
