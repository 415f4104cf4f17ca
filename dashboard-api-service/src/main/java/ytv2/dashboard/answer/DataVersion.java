package ytv2.dashboard.answer;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/// What this instance has been told of the data: a number that moves with every commit it hears of, and the moment up
/// to which it is known to have heard of all. Any thread may call it.
@Singleton
public class DataVersion {

    private static final Duration INTEREST = Duration.ofSeconds(5);

    private final AtomicLong generation = new AtomicLong();
    private final AtomicLong provenAt =
            new AtomicLong(System.nanoTime() - Duration.ofDays(1).toNanos());
    private final AtomicLong usedAt = new AtomicLong(provenAt.get());

    /// What was read before it moved must not be given again.
    public long generation() {
        return generation.get();
    }

    /// Something was committed, or may have been.
    public void moved() {
        generation.incrementAndGet();
    }

    /// All that was committed before an instant has been told of.
    ///
    /// @param sent the instant, by [System#nanoTime]
    public void proven(long sent) {
        provenAt.set(sent);
    }

    public boolean isProven(Duration maxAge) {
        return System.nanoTime() - provenAt.get() <= maxAge.toNanos();
    }

    /// Somebody asks for an answer.
    public void use() {
        usedAt.set(System.nanoTime());
    }

    /// Whether somebody has asked lately, so that it is worth the effort to stay up to date.
    public boolean wanted() {
        return System.nanoTime() - usedAt.get() <= INTEREST.toNanos();
    }
}
