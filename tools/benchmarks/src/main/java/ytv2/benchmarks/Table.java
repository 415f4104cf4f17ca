package ytv2.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import ytv2.benchmarks.BenchRun.Measured;
import ytv2.benchmarks.measure.Measurement;
import ytv2.benchmarks.measure.Result;
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
        return "Speed\n\n" + aligned(speed) + "\nCost: CPU time of a request\n\n" + aligned(cost);
    }

    private static List<String> speed(Result result) {
        Measurement service = result.service();
        return List.of(
                result.name(),
                number(service.requestsPerSecond()),
                millis(service.p50()),
                millis(service.p95()),
                millis(service.p99()),
                Long.toString(service.errors()),
                number(result.bytes() / 1e3),
                result.pgbench()
                        .map(alone -> number(alone.transactionsPerSecond()))
                        .orElse(""),
                optional(result.toPgbench()),
                number(result.staticRoute().requestsPerSecond()),
                number(result.toStaticRoute()));
    }

    private static String optional(OptionalDouble value) {
        return value.isPresent() ? number(value.getAsDouble()) : "";
    }

    private List<List<String>> cost(Row row, Result result) {
        Measurement service = result.service();
        List<String> figures = List.of(
                row.name(),
                number(service.serviceMicros()),
                number(service.postgresMicros()),
                number(service.micros()),
                number(service.spread() * 100),
                result.pgbench()
                        .map(alone -> number(alone.cpu().toNanos() / 1e3))
                        .orElse(""),
                number(result.staticRoute().serviceMicros()),
                optional(result.efficiency()));
        if (row.goals().isEmpty()) {
            return List.of(joined(figures, List.of("", "", "")));
        }
        List<List<String>> lines = new ArrayList<>();
        for (Goal goal : row.goals()) {
            Goal.Outcome outcome = goal.outcome(result, measured.results());
            List<String> blank = figures.stream().map(_ -> "").toList();
            lines.add(joined(
                    lines.isEmpty() ? figures : blank,
                    List.of(goal.text(), outcome.value(), outcome.met() ? "yes" : "NO")));
        }
        return lines;
    }

    private static List<String> joined(List<String> first, List<String> second) {
        List<String> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    private static String aligned(List<List<String>> lines) {
        StringBuilder text = new StringBuilder();
        List<Integer> widths = new ArrayList<>();
        for (int column = 0; column < lines.getFirst().size(); column++) {
            int at = column;
            widths.add(
                    lines.stream().mapToInt(line -> line.get(at).length()).max().orElse(0));
        }
        for (int i = 0; i < lines.size(); i++) {
            text.append(line(lines.get(i), widths));
            if (i == 0) {
                text.append(widths.stream().map("-"::repeat).collect(Collectors.joining("-|-", "|-", "-|\n")));
            }
        }
        return text.toString();
    }

    private static String line(List<String> cells, List<Integer> widths) {
        StringBuilder line = new StringBuilder("|");
        for (int i = 0; i < cells.size(); i++) {
            String padding = " ".repeat(widths.get(i) - cells.get(i).length());
            boolean left = i == 0 || !cells.get(i).matches("[0-9.,]*");
            line.append(' ')
                    .append(left ? cells.get(i) + padding : padding + cells.get(i))
                    .append(" |");
        }
        return line.append('\n').toString();
    }

    private static String millis(Duration duration) {
        return number(duration.toNanos() / 1e6);
    }

    /// Three digits that mean something.
    private static String number(double value) {
        return String.format(Locale.ROOT, value < 1 ? "%.2f" : value < 10 ? "%.1f" : "%.0f", value);
    }
}
