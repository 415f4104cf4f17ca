package ytv2.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import ytv2.benchmarks.load.PgbenchResult;
import ytv2.benchmarks.load.WrkResult;

class ResultTest {

    private static final Offset<Double> EXACT = Offset.offset(1e-9);

    @Test
    void efficiencyIsWorkItselfAsPartOfWhatItCosts() {
        Result result = new Result(
                "list",
                true,
                160_000,
                Measurement.of(List.of(round(1_000, 300, 100))),
                Optional.of(new PgbenchResult(20_000, Duration.ofNanos(90_000))),
                Measurement.of(List.of(round(4_000, 240, 0))),
                0);

        // PostgreSQL alone 90 µs, HTTP alone 60 µs; service 300 µs and PostgreSQL 100 µs
        assertThat(result.efficiency()).hasValueCloseTo(150.0 / 400, EXACT);
        assertThat(result.toPgbench()).hasValueCloseTo(0.05, EXACT);
        assertThat(result.toStaticRoute()).isCloseTo(0.25, EXACT);
    }

    @Test
    void withoutStatementsOnlyHttpIsWork() {
        Result result = new Result(
                "cached",
                false,
                160_000,
                Measurement.of(List.of(round(1_000, 100, 0))),
                Optional.empty(),
                Measurement.of(List.of(round(1_000, 80, 0))),
                0);

        assertThat(result.efficiency()).hasValueCloseTo(0.8, EXACT);
        assertThat(result.toPgbench()).isEmpty();
    }

    @Test
    void withoutPgbenchThePartOfPostgresIsNotKnown() {
        Result result = new Result(
                "list, gzip",
                true,
                40_000,
                Measurement.of(List.of(round(1_000, 100, 60))),
                Optional.empty(),
                Measurement.of(List.of(round(1_000, 80, 0))),
                0);

        assertThat(result.efficiency()).isEmpty();
    }

    @Test
    void roundInTheMiddleSpeaksForAll() {
        Measurement measurement =
                Measurement.of(List.of(round(1_000, 300, 100), round(1_000, 150, 50), round(1_000, 200, 60)));

        assertThat(measurement.serviceMicros()).isCloseTo(200, EXACT);
        assertThat(measurement.postgresMicros()).isCloseTo(60, EXACT);
        assertThat(measurement.spread()).isCloseTo(200.0 / 260, EXACT);
        assertThat(measurement.errors()).isEqualTo(3);
    }

    /// A second in which requests were answered, at a CPU cost of so many milliseconds in all.
    private static Round round(long requests, long serviceMillis, long postgresMillis) {
        Duration quick = Duration.ofMillis(1);
        WrkResult load = new WrkResult(requests, Duration.ofSeconds(1), 1_000, quick, quick, quick, 1);
        return new Round(load, Duration.ofMillis(serviceMillis), Duration.ofMillis(postgresMillis));
    }
}
