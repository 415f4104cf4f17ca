package ytv2.benchmarks.ingest;

import java.util.Optional;
import java.util.OptionalDouble;
import ytv2.benchmarks.load.PgbenchResult;
import ytv2.benchmarks.measure.Measurement;

/// A row of the table.
///
/// @param service counted in documents; its quantiles are those of requests
/// @param logged by PostgreSQL ahead of writing, for each document, in bytes
/// @param itself what the work itself costs; empty where that was not measured
record IngestResult(String name, Measurement service, double logged, Optional<Itself> itself) {

    /// @param pgbench the same statements without a service
    /// @param validating µs of CPU for reading, validating and sanitising a document
    record Itself(PgbenchResult pgbench, double validating) {

        double micros() {
            return pgbench.cpu().toNanos() / 1e3 + validating;
        }
    }

    IngestResult with(Itself measured) {
        return new IngestResult(name, service, logged, Optional.of(measured));
    }

    /// What the work itself costs as a part of what storing a document does cost.
    OptionalDouble efficiency() {
        return itself.isPresent()
                ? OptionalDouble.of(itself.get().micros() / service.micros())
                : OptionalDouble.empty();
    }

    double documentsPerSecond() {
        return service.requestsPerSecond();
    }
}
