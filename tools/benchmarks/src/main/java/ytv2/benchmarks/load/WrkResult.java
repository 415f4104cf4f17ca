package ytv2.benchmarks.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import ytv2.launcher.Failure;

/// What wrk counted.
///
/// @param requests that were answered
/// @param bytes received, headers included
/// @param errors answers with a status of 400 or more, failures of a socket, and requests without an answer in time
public record WrkResult(
        long requests, Duration took, long bytes, Duration p50, Duration p95, Duration p99, long errors) {

    private static final ObjectMapper JSON = new ObjectMapper();

    public double requestsPerSecond() {
        return requests / (took.toNanos() / 1e9);
    }

    /// The same, counted in what was done in it.
    ///
    /// @param count instead of requests
    /// @param lasted until all of that was done
    public WrkResult counting(long count, Duration lasted) {
        return new WrkResult(count, lasted, bytes, p50, p95, p99, errors);
    }

    /// @param output of wrk with a [WrkScript]
    /// @throws Failure if wrk has not got as far as its report
    static WrkResult parse(String output) {
        String report = output.lines()
                .filter(line -> line.startsWith("{\"requests\""))
                .findFirst()
                .orElseThrow(() -> new Failure("wrk has not reported: " + output.strip()));
        try {
            JsonNode json = JSON.readTree(report);
            return new WrkResult(
                    json.get("requests").longValue(),
                    micros(json, "micros"),
                    json.get("bytes").longValue(),
                    micros(json, "p50"),
                    micros(json, "p95"),
                    micros(json, "p99"),
                    json.get("status").longValue()
                            + json.get("socket").longValue()
                            + json.get("timeout").longValue());
        } catch (JsonProcessingException e) {
            throw new Failure("wrk has reported what cannot be read: " + report, e);
        }
    }

    private static Duration micros(JsonNode json, String name) {
        return Duration.ofNanos(json.get(name).longValue() * 1_000);
    }
}
