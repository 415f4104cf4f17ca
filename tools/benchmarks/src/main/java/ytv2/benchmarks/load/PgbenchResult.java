package ytv2.benchmarks.load;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import ytv2.launcher.Failure;

/// What pgbench reached, without its first second, in which it connects and prepares.
///
/// @param cpu of the server for each transaction
public record PgbenchResult(double transactionsPerSecond, Duration cpu) {

    private static final Pattern PROGRESS = Pattern.compile("progress: ([0-9.]+) s, ([0-9.]+) tps,.*");

    /// A line of `--progress`.
    ///
    /// @param at seconds since the beginning
    /// @param rate transactions a second since the line before
    /// @param cpu of the server when the line was written
    record Progress(double at, double rate, Duration cpu) {

        static Optional<Progress> parse(String line, Duration cpu) {
            Matcher matcher = PROGRESS.matcher(line);
            return matcher.matches()
                    ? Optional.of(new Progress(
                            Double.parseDouble(matcher.group(1)), Double.parseDouble(matcher.group(2)), cpu))
                    : Optional.empty();
        }
    }

    /// @throws Failure if it ended before its second second, or reached nothing
    static PgbenchResult of(List<Progress> lines) {
        double transactions = 0;
        for (int i = 1; i < lines.size(); i++) {
            transactions +=
                    lines.get(i).rate() * (lines.get(i).at() - lines.get(i - 1).at());
        }
        if (transactions == 0) {
            throw new Failure("pgbench has finished no transaction in time: give it more --seconds");
        }
        double seconds = lines.getLast().at() - lines.getFirst().at();
        Duration cpu = lines.getLast().cpu().minus(lines.getFirst().cpu());
        return new PgbenchResult(transactions / seconds, Duration.ofNanos(Math.round(cpu.toNanos() / transactions)));
    }
}
