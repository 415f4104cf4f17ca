package ytv2.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ytv2.benchmarks.BenchRun.Measured;
import ytv2.benchmarks.measure.Result;
import ytv2.benchmarks.report.JsonFigures;
import ytv2.benchmarks.row.Goal;
import ytv2.benchmarks.row.Row;

/// All figures as JSON, for whoever wants to compare runs. Times are in microseconds.
final class JsonReport {

    private JsonReport() {}

    /// @param about what the measurements were made on, and with
    static void write(Path file, Map<String, String> about, Measured measured) throws IOException {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Row row : measured.rows()) {
            Result result = measured.results().get(row.name());
            if (result != null) {
                rows.add(row(row, result, measured));
            }
        }
        JsonFigures.write(file, about, rows);
    }

    private static Map<String, Object> row(Row row, Result result, Measured measured) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("row", row.name());
        figures.put("bytes", result.bytes());
        figures.put("service", JsonFigures.measurement(result.service()));
        result.pgbench().ifPresent(alone -> figures.put("pgbench", JsonFigures.pgbench(alone)));
        figures.put("static_route", JsonFigures.measurement(result.staticRoute()));
        result.efficiency().ifPresent(value -> figures.put("efficiency", value));
        figures.put("new_sessions", result.newSessions());
        figures.put(
                "goals",
                row.goals().stream().map(goal -> goal(goal, result, measured)).toList());
        return figures;
    }

    private static Map<String, Object> goal(Goal goal, Result result, Measured measured) {
        Goal.Outcome outcome = goal.outcome(result, measured.results());
        return Map.of("goal", goal.text(), "reached", outcome.value(), "met", outcome.met());
    }
}
