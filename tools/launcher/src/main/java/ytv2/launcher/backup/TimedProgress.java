package ytv2.launcher.backup;

import java.io.PrintWriter;
import java.time.Duration;

/// Says how far something is, every two seconds; nothing at all where it is done sooner.
final class TimedProgress {

    private static final Duration PERIOD = Duration.ofSeconds(2);

    private final PrintWriter out;
    private long next = System.nanoTime() + PERIOD.toNanos();

    TimedProgress(PrintWriter out) {
        this.out = out;
    }

    /// Cheap enough to be called for each piece of a file.
    ///
    /// @param bytes done so far
    void at(String what, long bytes) {
        long now = System.nanoTime();
        if (now - next >= 0) {
            next = now + PERIOD.toNanos();
            out.printf("%s: %,d MB%n", what, bytes / 1_000_000);
        }
    }
}
