package ytv2.launcher.load;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a load tells at its end, as lines for a person.
final class LoadReport {

    /// Ranges of unfinished lines that are told; --from-line covers the rest.
    private static final int RANGES = 20;

    private LoadReport() {}

    static List<String> lines(LoadResult result, Optional<Path> rejects) {
        LineLedger.Counts counts = result.counts();
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "%,d accepted, %,d rejected, %,d retried in %s (%,d lines/s)",
                counts.accepted(),
                counts.rejected(),
                counts.retried(),
                seconds(result.elapsed()),
                rate(counts.done(), result.elapsed())));
        rejects.ifPresent(file -> lines.add("Rejected documents with their reasons: " + file));
        result.failures().forEach(failure -> lines.add("Failed: " + failure));
        if (!result.unfinished().isEmpty()) {
            lines.add("Not delivered: " + ranges(result.unfinished()));
        }
        result.readError().ifPresent(lines::add);
        if (result.incomplete()) {
            lines.add("All lines up to %d are done. To go on: the same command with --from-line %d"
                    .formatted(counts.doneThrough(), counts.doneThrough() + 1));
            if (counts.doneAhead() > 0) {
                lines.add("Of the lines after that, %d are done too: they are sent again, which changes nothing."
                        .formatted(counts.doneAhead()));
            }
        }
        return lines;
    }

    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }

    static long rate(long count, Duration duration) {
        return Math.round(count / Math.max(0.001, duration.toMillis() / 1000.0));
    }

    private static String ranges(List<Long> lines) {
        List<String> ranges = new ArrayList<>();
        for (int from = 0, to; from < lines.size(); from = to) {
            to = from + 1;
            while (to < lines.size() && lines.get(to) == lines.get(to - 1) + 1) {
                to++;
            }
            long first = lines.get(from);
            ranges.add(to - from == 1 ? "line " + first : "lines " + first + "–" + lines.get(to - 1));
        }
        return ranges.size() <= RANGES
                ? String.join(", ", ranges)
                : String.join(", ", ranges.subList(0, RANGES)) + " and others";
    }
}
