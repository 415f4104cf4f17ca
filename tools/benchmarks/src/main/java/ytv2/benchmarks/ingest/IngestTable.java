package ytv2.benchmarks.ingest;

import static ytv2.benchmarks.report.MarkdownTable.number;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import ytv2.benchmarks.ingest.IngestResult.Itself;
import ytv2.benchmarks.ingest.IngestRun.Measured;
import ytv2.benchmarks.report.JsonFigures;
import ytv2.benchmarks.report.MarkdownTable;
import ytv2.benchmarks.report.MeasurementCells;

/// The results for people and for programs.
record IngestTable(Measured measured) {

    private static final List<String> SPEED =
            List.of("row", "documents/s", "p50 ms", "p95 ms", "p99 ms", "errors", "log kB", "pgbench tps", "÷ pgbench");

    private static final List<String> COST = List.of(
            "row",
            "service µs",
            "PostgreSQL µs",
            "CPU µs",
            "± %",
            "pgbench µs",
            "validating µs",
            "efficiency",
            "goal",
            "reached",
            "met");

    /// Rows with what each has to reach.
    private Map<IngestResult, Optional<IngestGoal>> rows() {
        Map<IngestResult, Optional<IngestGoal>> rows = new LinkedHashMap<>();
        rows.put(measured.single(), Optional.of(IngestGoal.efficient(measured.single())));
        rows.put(measured.bulk(), Optional.of(IngestGoal.faster(measured.bulk(), measured.single())));
        rows.put(measured.again(), Optional.empty());
        return rows;
    }

    String text() {
        List<List<String>> speed = new ArrayList<>(List.of(SPEED));
        List<List<String>> cost = new ArrayList<>(List.of(COST));
        rows().forEach((row, goal) -> {
            speed.add(speed(row));
            cost.add(cost(row, goal));
        });
        return "Speed; quantiles of requests\n\n" + MarkdownTable.aligned(speed) + "\nCost: CPU time of a document\n\n"
                + MarkdownTable.aligned(cost);
    }

    private static List<String> speed(IngestResult row) {
        return MeasurementCells.speed(
                row.name(),
                row.service(),
                List.of(
                        number(row.logged() / 1e3),
                        itself(row, alone -> alone.pgbench().transactionsPerSecond()),
                        itself(
                                row,
                                alone -> row.documentsPerSecond()
                                        / alone.pgbench().transactionsPerSecond())));
    }

    private static List<String> cost(IngestResult row, Optional<IngestGoal> goal) {
        return MeasurementCells.cost(
                row.name(),
                row.service(),
                List.of(
                        itself(row, alone -> alone.pgbench().cpu().toNanos() / 1e3),
                        itself(row, Itself::validating),
                        itself(row, _ -> row.efficiency().orElseThrow()),
                        goal.map(IngestGoal::text).orElse(""),
                        goal.map(IngestGoal::value).orElse(""),
                        goal.map(its -> its.met() ? "yes" : "NO").orElse("")));
    }

    private static String itself(IngestResult row, ToDoubleFunction<Itself> figure) {
        return row.itself().map(alone -> number(figure.applyAsDouble(alone))).orElse("");
    }

    /// Times are in microseconds, of documents but for the quantiles.
    List<Map<String, Object>> figures() {
        List<Map<String, Object>> all = new ArrayList<>();
        rows().forEach((row, goal) -> {
            Map<String, Object> figures = new LinkedHashMap<>();
            figures.put("row", row.name());
            figures.put("service", JsonFigures.measurement(row.service()));
            figures.put("log_bytes", row.logged());
            row.itself().ifPresent(itself -> {
                figures.put("pgbench", JsonFigures.pgbench(itself.pgbench()));
                figures.put("validating", itself.validating());
            });
            row.efficiency().ifPresent(value -> figures.put("efficiency", value));
            goal.ifPresent(its -> figures.put(
                    "goals", List.of(Map.of("goal", its.text(), "reached", its.value(), "met", its.met()))));
            all.add(figures);
        });
        return all;
    }
}
