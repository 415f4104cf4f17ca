package ytv2.benchmarks.measure;

import java.util.Optional;
import java.util.OptionalDouble;
import ytv2.benchmarks.load.PgbenchResult;

/// A row of the table.
///
/// @param reading whether PostgreSQL has a part in it
/// @param bytes of the first answer's body, as it was sent
/// @param pgbench the same statements without a service; empty where it was not run
/// @param staticRoute the same bytes without a database
/// @param newSessions that PostgreSQL has opened while the service was measured
public record Result(
        String name,
        boolean reading,
        int bytes,
        Measurement service,
        Optional<PgbenchResult> pgbench,
        Measurement staticRoute,
        long newSessions) {

    /// What the work itself costs, in PostgreSQL alone and in an HTTP server alone, as a part of what it does cost.
    /// Empty where the part of PostgreSQL is not known.
    public OptionalDouble efficiency() {
        if (reading && pgbench.isEmpty()) {
            return OptionalDouble.empty();
        }
        double postgres = pgbench.map(alone -> alone.cpu().toNanos() / 1e3).orElse(0.0);
        return OptionalDouble.of((postgres + staticRoute.serviceMicros()) / service.micros());
    }

    /// Requests for each transaction of pgbench in the same time.
    public OptionalDouble toPgbench() {
        return pgbench.isPresent()
                ? OptionalDouble.of(service.requestsPerSecond() / pgbench.get().transactionsPerSecond())
                : OptionalDouble.empty();
    }

    public double toStaticRoute() {
        return service.requestsPerSecond() / staticRoute.requestsPerSecond();
    }
}
