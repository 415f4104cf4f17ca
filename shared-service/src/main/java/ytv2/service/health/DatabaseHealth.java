package ytv2.service.health;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What `/health/db` answers.
public sealed interface DatabaseHealth {

    /// @param status `ok`, or `degraded` above one second
    /// @param latencyMs of a `SELECT 1`, in milliseconds
    /// @param recordCount videos stored, listed or not
    /// @param warning absent when all is well
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Passed(
            String status,
            Instant timestamp,
            @JsonProperty("database_type") String databaseType,
            @JsonProperty("latency_ms") double latencyMs,
            @JsonProperty("record_count") long recordCount,
            @JsonProperty("connection_test") String connectionTest,
            @JsonProperty("total_response_time_ms") double totalResponseTimeMs,
            @Nullable String warning)
            implements DatabaseHealth {

        private static final Duration SLOW = Duration.ofSeconds(1);

        static Passed of(Instant now, Duration latency, long records, Duration total) {
            boolean slow = latency.compareTo(SLOW) > 0;
            return new Passed(
                    slow ? "degraded" : "ok",
                    now,
                    "postgresql",
                    HealthResource.millis(latency),
                    records,
                    "passed",
                    HealthResource.millis(total),
                    slow ? "High database latency" : null);
        }
    }

    /// @param status always `error`
    record Failed(
            String status,
            Instant timestamp,
            String error,
            @JsonProperty("total_response_time_ms") double totalResponseTimeMs)
            implements DatabaseHealth {}
}
