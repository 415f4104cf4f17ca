package ytv2.migration.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;

/// How long an operation took, in milliseconds.
///
/// @param median half of them took less
/// @param p95 of twenty of them one took longer
record Timing(double median, double p95) {

    private static final double NANOS = 1e6;

    /// @param nanos at least one
    static Timing of(long[] nanos) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return new Timing(sorted[sorted.length / 2] / NANOS, sorted[(sorted.length * 95 - 1) / 100] / NANOS);
    }

    ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("median_ms", median);
        json.put("p95_ms", p95);
        return json;
    }
}
