package ytv2.launcher.load;

import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Tells the person, once, that the load waits and for what, however many lines wait; and that it goes on.
/// Any thread may call it.
final class Outage {

    /// Between two lines about waiting.
    private static final Duration QUIET = Duration.ofSeconds(30);

    /// A shorter outage ends without a word; a server that throttles (429) has many of them.
    private static final Duration WORTH_ENDING = Duration.ofSeconds(2);

    private final Consumer<String> notices;
    private final LongSupplier nanoTime;
    private @Nullable Long since;
    private @Nullable Long lastNotice;

    Outage(Consumer<String> notices, LongSupplier nanoTime) {
        this.notices = notices;
        this.nanoTime = nanoTime;
    }

    synchronized void waiting(String reason, long line, Duration delay) {
        long now = nanoTime.getAsLong();
        if (since == null) {
            since = now;
        }
        if (lastNotice == null || now - lastNotice >= QUIET.toNanos()) {
            lastNotice = now;
            notices.accept("Waiting: %s. Line %d goes out again in %s, and so on until it is answered."
                    .formatted(reason, line, seconds(delay)));
        }
    }

    synchronized void over() {
        if (since == null) {
            return;
        }
        Duration lasted = Duration.ofNanos(nanoTime.getAsLong() - since);
        since = null;
        if (lasted.compareTo(WORTH_ENDING) >= 0) {
            lastNotice = null;
            notices.accept("The ingest service answers again after " + seconds(lasted) + ".");
        }
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
}
