package ytv2.benchmarks.measure;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/// What several rounds say: the round in the middle, by CPU time a request, speaks for all.
///
/// @param errors of all rounds
/// @param serviceMicros CPU of the HTTP server, a request
/// @param postgresMicros CPU of PostgreSQL, a request
/// @param spread of the rounds' CPU time a request: greatest less smallest, as a part of the middle one
public record Measurement(
        double requestsPerSecond,
        Duration p50,
        Duration p95,
        Duration p99,
        long errors,
        double serviceMicros,
        double postgresMicros,
        double spread) {

    static Measurement of(List<Round> rounds) {
        List<Round> sorted = rounds.stream()
                .sorted(Comparator.comparingDouble(Round::micros))
                .toList();
        Round middle = sorted.get(sorted.size() / 2);
        return new Measurement(
                middle.load().requestsPerSecond(),
                middle.load().p50(),
                middle.load().p95(),
                middle.load().p99(),
                rounds.stream().mapToLong(round -> round.load().errors()).sum(),
                middle.serviceMicros(),
                middle.postgresMicros(),
                (sorted.getLast().micros() - sorted.getFirst().micros()) / middle.micros());
    }

    /// CPU of HTTP server and PostgreSQL, a request.
    public double micros() {
        return serviceMicros + postgresMicros;
    }
}
