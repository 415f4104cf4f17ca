package ytv2.ingest;

import static java.time.temporal.ChronoUnit.MILLIS;
import static java.time.temporal.ChronoUnit.SECONDS;

import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.faulttolerance.api.ExponentialBackoff;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import ytv2.service.database.DatabaseFailures;
import ytv2.service.database.DatabaseOutage;
import ytv2.service.database.DatabaseUnavailable;

/// Stands between whoever writes and PostgreSQL.
@ApplicationScoped
public class WriteGuard {

    private static final int LONGEST_WAIT = 25;

    private final DatabaseOutage outage;

    WriteGuard(DatabaseOutage outage) {
        this.outage = outage;
    }

    /// Waits up to 25 s for PostgreSQL, because the processing side hangs up after 30 s and gives a report up after
    /// three quick failures.
    ///
    /// An attempt whose commit was not heard of may have happened: a transaction must find its own work, and add
    /// nothing to it.
    public <T> Uni<T> await(Supplier<Uni<T>> transaction) {
        return attempted(transaction)
                .ifNoItem()
                .after(Duration.ofSeconds(LONGEST_WAIT))
                .failWith(DatabaseUnavailable::new);
    }

    /// What comes of a transaction. Blocks, so it is for virtual threads and workers and not for event loops; the
    /// transaction itself runs on one.
    public static <T> T result(Supplier<Uni<T>> work) {
        try {
            return VertxContextSupport.subscribeAndAwait(work);
        } catch (RuntimeException | Error failure) {
            throw failure;
        } catch (Throwable impossible) {
            throw new IllegalStateException("A Uni fails with what is unchecked", impossible);
        }
    }

    @Retry(
            maxRetries = -1,
            maxDuration = LONGEST_WAIT,
            durationUnit = SECONDS,
            delay = 100,
            delayUnit = MILLIS,
            jitter = 50,
            jitterDelayUnit = MILLIS,
            retryOn = {DatabaseUnavailable.class, TimeoutException.class, CircuitBreakerOpenException.class})
    @ExponentialBackoff(factor = 2, maxDelay = 500, maxDelayUnit = MILLIS)
    @CircuitBreaker(
            requestVolumeThreshold = 20,
            failureRatio = 0.5,
            delay = 500,
            delayUnit = MILLIS,
            failOn = {DatabaseUnavailable.class, TimeoutException.class})
    @Timeout(value = 12, unit = SECONDS)
    <T> Uni<T> attempted(Supplier<Uni<T>> transaction) {
        return transaction
                .get()
                .invoke(outage::over)
                .onFailure()
                .transform(DatabaseFailures::translate)
                .onFailure(DatabaseUnavailable.class)
                .invoke(outage::noticed);
    }
}
