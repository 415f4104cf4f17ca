package ytv2.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import ytv2.benchmarks.BenchRun.Measured;
import ytv2.benchmarks.measure.Result;
import ytv2.benchmarks.report.MarkdownTable;
import ytv2.benchmarks.report.MeasurementCells;
import ytv2.benchmarks.row.Goal;
import ytv2.benchmarks.row.Row;

/// The results as tables of Markdown, wide enough to be read as they are.
record Table(Measured measured) {

    private static final List<String> SPEED = List.of(
            "row",
            "req/s",
            "p50 ms",
            "p95 ms",
            "p99 ms",
            "errors",
            "kB",
            "pgbench tps",
            "÷ pgbench",
            "static req/s",
            "÷ static");

    private static final List<String> COST = List.of(
            "row",
            "service µs",
            "PostgreSQL µs",
            "CPU µs",
            "± %",
            "pgbench µs",
            "static µs",
            "efficiency",
            "goal",
            "reached",
            "met");

    String text() {
        List<List<String>> speed = new ArrayList<>(List.of(SPEED));
        List<List<String>> cost = new ArrayList<>(List.of(COST));
        for (Row row : measured.rows()) {
            Result result = measured.results().get(row.name());
            if (result != null) {
                speed.add(speed(result));
                cost.addAll(cost(row, result));
            }
        }
        return "Speed\n\n" + MarkdownTable.aligned(speed) + "\nCost: CPU time of a request\n\n"
                + MarkdownTable.aligned(cost);
    }

    private static List<String> speed(Result result) {
        return MeasurementCells.speed(
                result.name(),
                result.service(),
                List.of(
                        MarkdownTable.number(result.bytes() / 1e3),
                        result.pgbench()
                                .map(alone -> MarkdownTable.number(alone.transactionsPerSecond()))
                                .orElse(""),
                        optional(result.toPgbench()),
                        MarkdownTable.number(result.staticRoute().requestsPerSecond()),
                        MarkdownTable.number(result.toStaticRoute())));
    }

    private static String optional(OptionalDouble value) {
        return value.isPresent() ? MarkdownTable.number(value.getAsDouble()) : "";
    }

    private List<List<String>> cost(Row row, Result result) {
        List<String> figures = MeasurementCells.cost(
                row.name(),
                result.service(),
                List.of(
                        result.pgbench()
                                .map(alone -> MarkdownTable.number(alone.cpu().toNanos() / 1e3))
                                .orElse(""),
                        MarkdownTable.number(result.staticRoute().serviceMicros()),
                        optional(result.efficiency())));
        if (row.goals().isEmpty()) {
            return List.of(MeasurementCells.joined(figures, List.of("", "", "")));
        }
        List<List<String>> lines = new ArrayList<>();
        for (Goal goal : row.goals()) {
            Goal.Outcome outcome = goal.outcome(result, measured.results());
            List<String> blank = figures.stream().map(_ -> "").toList();
            lines.add(MeasurementCells.joined(
                    lines.isEmpty() ? figures : blank,
                    List.of(goal.text(), outcome.value(), outcome.met() ? "yes" : "NO")));
        }
        return lines;
    }
}
