package ytv2.benchmarks;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ytv2.benchmarks.BenchRun.Measured;
import ytv2.benchmarks.measure.Measurement;
import ytv2.benchmarks.measure.Result;
import ytv2.benchmarks.row.Goal;
import ytv2.benchmarks.row.Row;

/// All figures as JSON, for whoever wants to compare runs. Times are in microseconds.
final class JsonReport {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

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
        Map<String, Object> report = new LinkedHashMap<>(about);
        report.put("rows", rows);
        JSON.writeValue(file.toFile(), report);
    }

    private static Map<String, Object> row(Row row, Result result, Measured measured) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("row", row.name());
        figures.put("bytes", result.bytes());
        figures.put("service", measurement(result.service()));
        result.pgbench().ifPresent(alone -> {
            figures.put(
                    "pgbench",
                    Map.of(
                            "tps",
                            alone.transactionsPerSecond(),
                            "cpu",
                            alone.cpu().toNanos() / 1e3));
        });
        figures.put("static_route", measurement(result.staticRoute()));
        result.efficiency().ifPresent(value -> figures.put("efficiency", value));
        figures.put("new_sessions", result.newSessions());
        figures.put(
                "goals",
                row.goals().stream().map(goal -> goal(goal, result, measured)).toList());
        return figures;
    }

    private static Map<String, Object> measurement(Measurement measurement) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("requests_per_second", measurement.requestsPerSecond());
        figures.put("p50", measurement.p50().toNanos() / 1e3);
        figures.put("p95", measurement.p95().toNanos() / 1e3);
        figures.put("p99", measurement.p99().toNanos() / 1e3);
        figures.put("errors", measurement.errors());
        figures.put("http_cpu", measurement.serviceMicros());
        figures.put("postgres_cpu", measurement.postgresMicros());
        figures.put("spread", measurement.spread());
        return figures;
    }

    private static Map<String, Object> goal(Goal goal, Result result, Measured measured) {
        Goal.Outcome outcome = goal.outcome(result, measured.results());
        return Map.of("goal", goal.text(), "reached", outcome.value(), "met", outcome.met());
    }
}
