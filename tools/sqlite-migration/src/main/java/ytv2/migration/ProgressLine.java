package ytv2.migration;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// Tells every two seconds how far something is: how many of how many, how fast, how long still.
public final class ProgressLine implements AutoCloseable {

    private static final long PERIOD_SECONDS = 2;

    private final PrintStream out;
    private final String what;
    private final long total;
    private final Instant begun = Instant.now();
    private final AtomicLong done = new AtomicLong();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("progress").factory());

    /// @param what is counted, in the plural
    /// @param total 0 if it is not known
    public ProgressLine(PrintStream out, String what, long total) {
        this.out = out;
        this.what = what;
        this.total = total;
        var _ = clock.scheduleAtFixedRate(this::print, PERIOD_SECONDS, PERIOD_SECONDS, TimeUnit.SECONDS);
    }

    public void add(long count) {
        long _ = done.addAndGet(count);
    }

    /// All that were done so far.
    public void set(long count) {
        done.set(count);
    }

    private void print() {
        long count = done.get();
        double seconds = Math.max(1, Duration.between(begun, Instant.now()).toMillis()) / 1000.0;
        String line = String.format(Locale.ROOT, "%,d %s, %,.0f/s", count, what, count / seconds);
        if (total > 0 && count > 0) {
            long left = Math.round(seconds * Math.max(0, total - count) / count);
            line = String.format(
                    Locale.ROOT, "%3.0f %%  %s, ETA %d:%02d min", 100.0 * count / total, line, left / 60, left % 60);
        }
        out.println(line);
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
