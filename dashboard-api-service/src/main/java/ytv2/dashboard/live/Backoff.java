package ytv2.dashboard.live;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/// How long to wait before the next attempt: twice as long each time, up to a limit, and each time a bit less than
/// that by chance, so that the instances of a service do not come all at once.
final class Backoff {

    private final Duration first;
    private final Duration longest;
    private final AtomicInteger failures = new AtomicInteger();

    Backoff(Duration first, Duration longest) {
        this.first = first;
        this.longest = longest;
    }

    /// After one more failure.
    Duration next() {
        int doublings = Math.min(failures.getAndIncrement(), 20);
        long millis = Math.min(first.toMillis() << doublings, longest.toMillis());
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(millis / 2, millis + 1));
    }

    /// After a success.
    void reset() {
        failures.set(0);
    }
}
