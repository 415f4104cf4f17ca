package ytv2.migration.source;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Closes a stream from which nothing has come for too long, which ends whoever reads it: a server that went away
/// without a word is not waited for.
final class StallLimit implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(StallLimit.class.getName());

    /// How often it looks within the limit.
    private static final int LOOKS = 10;

    private final InputStream stream;
    private final Duration limit;
    private final AtomicLong last = new AtomicLong(System.nanoTime());
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("stall-limit").factory());
    private volatile boolean exceeded;

    StallLimit(InputStream stream, Duration limit) {
        this.stream = stream;
        this.limit = limit;
        long period = Math.max(1, limit.toMillis() / LOOKS);
        var _ = clock.scheduleAtFixedRate(this::look, period, period, TimeUnit.MILLISECONDS);
    }

    /// Something has come.
    void alive() {
        last.set(System.nanoTime());
    }

    /// Whether the stream was closed by this.
    boolean isExceeded() {
        return exceeded;
    }

    private void look() {
        if (System.nanoTime() - last.get() > limit.toNanos()) {
            exceeded = true;
            clock.shutdown();
            try {
                stream.close();
            } catch (IOException e) {
                LOG.log(Level.FINE, "closing a stalled stream", e);
            }
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
