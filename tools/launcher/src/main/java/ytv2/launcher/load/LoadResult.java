package ytv2.launcher.load;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// How a load ended.
///
/// @param failures    lines the server failed at, each with its reason
/// @param unfinished  numbers of lines that were read but not delivered, ascending
/// @param readError   why the input could not be read to its end; empty if it was
/// @param interrupted whether a person stopped it
record LoadResult(
        LineLedger.Counts counts,
        Duration elapsed,
        List<String> failures,
        List<Long> unfinished,
        Optional<String> readError,
        boolean interrupted) {

    LoadResult {
        failures = List.copyOf(failures);
        unfinished = List.copyOf(unfinished);
    }

    /// Whether lines remain that nobody has answered for.
    boolean incomplete() {
        return interrupted || !failures.isEmpty() || !unfinished.isEmpty() || readError.isPresent();
    }

    /// 0 all accepted, 1 some rejected, 3 failed, 130 interrupted (128 + SIGINT, as shells count).
    int exitCode() {
        if (interrupted) {
            return 130;
        }
        if (incomplete()) {
            return 3;
        }
        return counts.rejected() > 0 ? 1 : 0;
    }
}
