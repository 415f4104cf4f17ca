package ytv2.benchmarks.row;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ytv2.benchmarks.measure.Result;

/// What a row has to reach.
public sealed interface Goal {

    String text();

    /// What a row without errors has reached.
    ///
    /// @param results of all rows, by their names
    Outcome reached(Result result, Map<String, Result> results);

    /// The same for any row: one whose requests fail reaches nothing, however fast they do.
    default Outcome outcome(Result result, Map<String, Result> results) {
        long errors = result.service().errors();
        return errors == 0 ? reached(result, results) : new Outcome(false, errors + " errors");
    }

    /// @param value as a person reads it
    record Outcome(boolean met, String value) {}

    /// CPU of service and PostgreSQL stays below a limit.
    ///
    /// @param requests so many together
    record CpuBelow(double millis, int requests) implements Goal {

        @Override
        public String text() {
            return requests == 1
                    ? format("CPU < %s ms", millis)
                    : format("CPU of %s requests", requests) + format(" < %s ms", millis);
        }

        @Override
        public Outcome reached(Result result, Map<String, Result> results) {
            double reached = result.service().micros() * requests / 1e3;
            return new Outcome(reached < millis, format("%s ms", reached));
        }
    }

    /// 95 of 100 answers come in time.
    record P95Below(Duration limit) implements Goal {

        @Override
        public String text() {
            return format("p95 < %s ms", limit.toMillis());
        }

        @Override
        public Outcome reached(Result result, Map<String, Result> results) {
            Duration reached = result.service().p95();
            return new Outcome(reached.compareTo(limit) < 0, format("%s ms", reached.toNanos() / 1e6));
        }
    }

    /// CPU, compared with that of another row.
    record CpuWithin(double times, String otherRow) implements Goal {

        @Override
        public String text() {
            return format("CPU ≤ %s × ", times) + otherRow;
        }

        @Override
        public Outcome reached(Result result, Map<String, Result> results) {
            @Nullable Result other = results.get(otherRow);
            if (other == null) {
                return new Outcome(false, otherRow + " was not measured");
            }
            double reached = result.service().micros() / other.service().micros();
            return new Outcome(reached <= times, format("%s ×", reached));
        }
    }

    /// Requests a second, compared with those of the static route.
    record OfStaticRoute(double part) implements Goal {

        @Override
        public String text() {
            return format("≥ %s of the static route's req/s", part);
        }

        @Override
        public Outcome reached(Result result, Map<String, Result> results) {
            return new Outcome(result.toStaticRoute() >= part, format("%s", result.toStaticRoute()));
        }
    }

    /// How much of what it costs is the work itself.
    record Efficient(double part) implements Goal {

        @Override
        public String text() {
            return format("efficiency ≥ %s", part);
        }

        @Override
        public Outcome reached(Result result, Map<String, Result> results) {
            double efficiency = result.efficiency().orElseThrow();
            return new Outcome(efficiency >= part, format("%s", efficiency));
        }
    }

    private static String format(String format, double value) {
        String number = value == Math.rint(value) && value < 1e6
                ? String.format(Locale.ROOT, "%.0f", value)
                : String.format(Locale.ROOT, value < 10 ? "%.2f" : "%.0f", value);
        return format.replace("%s", number);
    }
}
