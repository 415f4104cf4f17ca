package ytv2.launcher.load;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/// How far a load is.
///
/// @param extent of the file that is done; empty if its size is not known
record LoadProgress(LineLedger.Counts counts, Duration elapsed, Optional<Extent> extent) {

    /// Characters between the brackets; the whole bar then fits in 80 columns up to ten million lines.
    private static final int BAR_WIDTH = 22;

    /// Parts of the file, 0 to 1.
    ///
    /// @param begun   what lies before the first line of the load
    /// @param reached what lies before the first line that is not done
    record Extent(double begun, double reached) {}

    /// For a terminal, in place.
    String bar() {
        return extent.map(this::bar).orElseGet(() -> countAndRate("  ") + "  " + clock(elapsed));
    }

    private String bar(Extent known) {
        int filled = (int) (known.reached() * BAR_WIDTH);
        String bar =
                "=".repeat(filled) + (filled < BAR_WIDTH ? ">" : "") + " ".repeat(Math.max(0, BAR_WIDTH - filled - 1));
        return percent(known) + " [" + bar + "] " + countAndRate("  ") + "  ETA " + eta(known);
    }

    /// For a log, one of many.
    String line() {
        return countAndRate(", ")
                + ", "
                + extent.map(known -> percent(known).strip() + " of the file, ETA " + eta(known))
                        .orElseGet(() -> clock(elapsed));
    }

    private String countAndRate(String between) {
        String rejected =
                counts.rejected() == 0 ? "" : String.format(Locale.ROOT, " (%,d rejected)", counts.rejected());
        return String.format(
                Locale.ROOT,
                "%,d lines%s%s%,d lines/s",
                counts.done(),
                rejected,
                between,
                LoadReport.rate(counts.done(), elapsed));
    }

    private static String percent(Extent known) {
        return String.format(Locale.ROOT, "%3.0f %%", 100 * known.reached());
    }

    /// What was skipped took no time.
    private String eta(Extent known) {
        double loaded = known.reached() - known.begun();
        return loaded <= 0
                ? "-:--"
                : clock(Duration.ofMillis((long) (elapsed.toMillis() * (1 - known.reached()) / loaded)));
    }

    private static String clock(Duration duration) {
        return duration.toHours() > 0
                ? String.format(
                        Locale.ROOT,
                        "%d:%02d:%02d h",
                        duration.toHours(),
                        duration.toMinutesPart(),
                        duration.toSecondsPart())
                : String.format(Locale.ROOT, "%d:%02d min", duration.toMinutes(), duration.toSecondsPart());
    }
}
