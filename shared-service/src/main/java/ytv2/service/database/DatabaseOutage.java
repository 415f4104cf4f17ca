package ytv2.service.database;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/// Writes to the log once when PostgreSQL goes away and once when it is back, however many requests notice. May be
/// called from any thread.
@Singleton
public final class DatabaseOutage {

    private static final Logger LOGGER = Logger.getLogger(DatabaseOutage.class);

    /// With some of its rights a service serves some requests, and with one slow query in flight it serves the others:
    /// that is no state that ends.
    private static final Duration REMINDER = Duration.ofMinutes(1);

    private volatile boolean away; // written by whoever holds this
    private final AtomicReference<Instant> refused = new AtomicReference<>(Instant.EPOCH);
    private final AtomicReference<Instant> waited = new AtomicReference<>(Instant.EPOCH);

    /// A request failed for want of the database.
    public void noticed(Throwable failure) {
        Optional<String> refusal = DatabaseFailures.misconfiguration(failure);
        if (refusal.isEmpty()) {
            begin(failure);
        } else if (isDue(refused)) {
            LOGGER.errorf(
                    "PostgreSQL does not let this service do its work: %s. Run ./ytv2 doctor",
                    firstLine(refusal.get()));
        }
    }

    /// A request was given up because PostgreSQL had not answered for so long.
    public void unanswered(Duration limit) {
        if (isDue(waited)) {
            LOGGER.warnf(
                    "PostgreSQL has not answered within %d ms: it hangs, or a query is too slow. Run ./ytv2 doctor",
                    limit.toMillis());
        }
    }

    /// What the log says last is how it is.
    private synchronized void begin(Throwable failure) {
        if (!away) {
            away = true;
            LOGGER.warnf("PostgreSQL is away: %s", reason(failure));
        }
    }

    /// A request was served.
    public void over() {
        if (away) {
            end();
        }
    }

    private synchronized void end() {
        if (away) {
            away = false;
            LOGGER.info("PostgreSQL is back");
        }
    }

    private static boolean isDue(AtomicReference<Instant> reminded) {
        Instant last = reminded.get();
        Instant now = Instant.now();
        return now.isAfter(last.plus(REMINDER)) && reminded.compareAndSet(last, now);
    }

    private static String reason(Throwable failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : firstLine(message);
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("");
    }
}
