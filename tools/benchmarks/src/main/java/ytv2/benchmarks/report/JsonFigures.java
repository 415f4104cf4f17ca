package ytv2.benchmarks.report;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ytv2.benchmarks.load.PgbenchResult;
import ytv2.benchmarks.measure.Measurement;

/// Figures as JSON, for whoever wants to compare runs. Times are in microseconds.
public final class JsonFigures {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private JsonFigures() {}

    /// @param about what the measurements were made on, and with
    public static void write(Path file, Map<String, String> about, List<Map<String, Object>> rows) throws IOException {
        Map<String, Object> report = new LinkedHashMap<>(about);
        report.put("rows", rows);
        JSON.writeValue(file.toFile(), report);
    }

    public static Map<String, Object> pgbench(PgbenchResult alone) {
        return Map.of("tps", alone.transactionsPerSecond(), "cpu", alone.cpu().toNanos() / 1e3);
    }

    public static Map<String, Object> measurement(Measurement measurement) {
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
}
