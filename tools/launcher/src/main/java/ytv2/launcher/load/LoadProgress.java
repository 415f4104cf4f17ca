package ytv2.launcher.load;

import java.time.Duration;
import java.util.Locale;
import java.util.OptionalDouble;

/// How far a load is.
///
/// @param fraction of the input's bytes that were read, 0 to 1; empty if its size is not known
record LoadProgress(LineLedger.Counts counts, Duration elapsed, OptionalDouble fraction) {

    /// Characters between the brackets; the whole bar then fits in 80 columns up to ten million lines.
    private static final int BAR_WIDTH = 24;

    /// For a terminal, in place.
    String bar() {
        if (fraction.isEmpty()) {
            return countAndRate() + "  " + clock(elapsed);
        }
        int filled = (int) (fraction.getAsDouble() * BAR_WIDTH);
        String bar =
                "=".repeat(filled) + (filled < BAR_WIDTH ? ">" : "") + " ".repeat(Math.max(0, BAR_WIDTH - filled - 1));
        return percent() + " [" + bar + "] " + countAndRate() + "  ETA " + eta();
    }

    /// For a log, one of many.
    String line() {
        return fraction.isEmpty()
                ? countAndRate() + ", " + clock(elapsed)
                : countAndRate() + ", " + percent().strip() + ", ETA " + eta();
    }

    private String countAndRate() {
        String rejected =
                counts.rejected() == 0 ? "" : String.format(Locale.ROOT, " (%,d rejected)", counts.rejected());
        return String.format(
                Locale.ROOT, "%,d lines%s  %,d/s", counts.done(), rejected, LoadReport.rate(counts.done(), elapsed));
    }

    private String percent() {
        return String.format(Locale.ROOT, "%3.0f %%", 100 * fraction.orElse(0));
    }

    private String eta() {
        double read = fraction.orElse(0);
        return read <= 0 ? "-:--" : clock(Duration.ofMillis((long) (elapsed.toMillis() * (1 - read) / read)));
    }

    private static String clock(Duration duration) {
        return duration.toHours() > 0
                ? String.format(
                        Locale.ROOT,
                        "%d:%02d:%02d",
                        duration.toHours(),
                        duration.toMinutesPart(),
                        duration.toSecondsPart())
                : String.format(Locale.ROOT, "%d:%02d", duration.toMinutes(), duration.toSecondsPart());
    }
}
