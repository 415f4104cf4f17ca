package ytv2.benchmarks.report;

import static ytv2.benchmarks.report.MarkdownTable.millis;
import static ytv2.benchmarks.report.MarkdownTable.number;

import java.util.ArrayList;
import java.util.List;
import ytv2.benchmarks.measure.Measurement;

/// What each table says of a measurement, as the first cells of a line.
public final class MeasurementCells {

    private MeasurementCells() {}

    /// Name, how many a second, quantiles, errors; and what else the table says.
    public static List<String> speed(String name, Measurement measured, List<String> more) {
        return joined(
                List.of(
                        name,
                        number(measured.requestsPerSecond()),
                        millis(measured.p50()),
                        millis(measured.p95()),
                        millis(measured.p99()),
                        Long.toString(measured.errors())),
                more);
    }

    /// Name, CPU time in µs and its spread in %; and what else the table says.
    public static List<String> cost(String name, Measurement measured, List<String> more) {
        return joined(
                List.of(
                        name,
                        number(measured.serviceMicros()),
                        number(measured.postgresMicros()),
                        number(measured.micros()),
                        number(measured.spread() * 100)),
                more);
    }

    public static List<String> joined(List<String> first, List<String> second) {
        List<String> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}
