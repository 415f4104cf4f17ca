package ytv2.dashboard;

import static java.time.temporal.ChronoUnit.MILLIS;

import io.smallrye.faulttolerance.api.ExponentialBackoff;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import ytv2.service.database.DatabaseFailures;
import ytv2.service.database.DatabaseOutage;
import ytv2.service.database.DatabaseUnavailable;

/// Stands between every read and PostgreSQL: a lost connection is retried at once, a dead database fails fast, and a
/// breaker keeps callers from queueing up before it.
@ApplicationScoped
public class ReadGuard {

    private static final long LIMIT_MILLIS = 2500;
    private static final Duration LIMIT = Duration.ofMillis(LIMIT_MILLIS);
    private static final long QUEUE_LIMIT_MILLIS = 6_000;

    private final DatabaseOutage outage;

    ReadGuard(DatabaseOutage outage) {
        this.outage = outage;
    }

    /// What the query gives, or fails in time: with [DatabaseUnavailable], [TimeoutException] or the breaker's refusal
    /// if PostgreSQL is the reason.
    public <T> Uni<T> read(Supplier<Uni<T>> query) {
        return guarded(query).onFailure(TimeoutException.class).invoke(() -> outage.unanswered(LIMIT));
    }

    /// The same for what looks at very many rows: two at a time, while the others wait. All at once they would take the
    /// processors and the connections from each other and from everybody else, until none of them ended in time.
    @Timeout(value = QUEUE_LIMIT_MILLIS, unit = MILLIS)
    @Bulkhead(value = 2, waitingTaskQueue = 100)
    public <T> Uni<T> count(Supplier<Uni<T>> query) {
        return read(query);
    }

    @Retry(
            maxRetries = 2,
            delay = 50,
            delayUnit = MILLIS,
            jitter = 25,
            jitterDelayUnit = MILLIS,
            retryOn = DatabaseUnavailable.class)
    @ExponentialBackoff(factor = 2)
    @CircuitBreaker(
            requestVolumeThreshold = 20,
            failureRatio = 0.5,
            delay = 500,
            delayUnit = MILLIS,
            failOn = {DatabaseUnavailable.class, TimeoutException.class})
    @Timeout(value = LIMIT_MILLIS, unit = MILLIS)
    <T> Uni<T> guarded(Supplier<Uni<T>> query) {
        return query.get()
                .invoke(outage::over)
                .onFailure()
                .transform(DatabaseFailures::translate)
                .onFailure(DatabaseUnavailable.class)
                .invoke(outage::noticed);
    }
}
