package ytv2.service.database;

import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/// Writes to the log once when PostgreSQL goes away and once when it is back, however many requests notice. May be
/// called from any thread.
@Singleton
public final class DatabaseOutage {

    private static final Logger LOGGER = Logger.getLogger(DatabaseOutage.class);

    private final AtomicBoolean away = new AtomicBoolean();

    /// A request failed for want of the database.
    public void noticed(Throwable failure) {
        if (!away.getAndSet(true)) {
            LOGGER.warnf("PostgreSQL is away: %s", reason(failure));
        }
    }

    /// A request was served.
    public void over() {
        if (away.get() && away.getAndSet(false)) {
            LOGGER.info("PostgreSQL is back");
        }
    }

    private static String reason(Throwable failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    }
}
