package ytv2.benchmarks.row;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import ytv2.benchmarks.measure.Measurement;
import ytv2.benchmarks.measure.Result;
import ytv2.benchmarks.row.Goal.CpuBelow;
import ytv2.benchmarks.row.Goal.CpuWithin;
import ytv2.benchmarks.row.Goal.Efficient;
import ytv2.benchmarks.row.Goal.OfStaticRoute;
import ytv2.benchmarks.row.Goal.Outcome;
import ytv2.benchmarks.row.Goal.P95Below;

class GoalTest {

    /// 500 µs of CPU, p95 20 ms, half of the static route's speed and a fifth of its cost.
    private static final Result ROW = row(500, 0);

    private static final Map<String, Result> OTHERS = Map.of("other", row(400, 0));

    @Test
    void cpuIsComparedWithItsLimit() {
        assertThat(new CpuBelow(0.6, 1).outcome(ROW, OTHERS)).isEqualTo(new Outcome(true, "0.50 ms"));
        assertThat(new CpuBelow(0.5, 1).outcome(ROW, OTHERS).met()).isFalse();
    }

    @Test
    void cpuOfRequestsTogetherIsTheirSum() {
        assertThat(new CpuBelow(10, 19).outcome(ROW, OTHERS)).isEqualTo(new Outcome(true, "9.50 ms"));
        assertThat(new CpuBelow(10, 20).outcome(ROW, OTHERS).met()).isFalse();
    }

    @Test
    void slowestAnswersCount() {
        assertThat(new P95Below(Duration.ofMillis(21)).outcome(ROW, OTHERS).met())
                .isTrue();
        assertThat(new P95Below(Duration.ofMillis(20)).outcome(ROW, OTHERS).met())
                .isFalse();
    }

    @Test
    void rowsAreComparedByTheirCpu() {
        assertThat(new CpuWithin(1.25, "other").outcome(ROW, OTHERS)).isEqualTo(new Outcome(true, "1.25 ×"));
        assertThat(new CpuWithin(1.2, "other").outcome(ROW, OTHERS).met()).isFalse();
        assertThat(new CpuWithin(1.2, "missing").outcome(ROW, OTHERS).met()).isFalse();
    }

    @Test
    void staticRouteIsComparedByItsSpeed() {
        assertThat(new OfStaticRoute(0.5).outcome(ROW, OTHERS).met()).isTrue();
        assertThat(new OfStaticRoute(0.85).outcome(ROW, OTHERS).met()).isFalse();
    }

    @Test
    void efficiencyIsComparedWithItsAim() {
        assertThat(new Efficient(0.2).outcome(ROW, OTHERS).met()).isTrue();
        assertThat(new Efficient(0.21).outcome(ROW, OTHERS).met()).isFalse();
    }

    @Test
    void whatFailsReachesNothing() {
        assertThat(new CpuBelow(10, 1).outcome(row(500, 3), OTHERS)).isEqualTo(new Outcome(false, "3 errors"));
    }

    private static Result row(double micros, long errors) {
        return new Result(
                "row", false, 1, measurement(1_000, micros, errors), Optional.empty(), measurement(2_000, 100, 0), 0);
    }

    private static Measurement measurement(double requestsPerSecond, double micros, long errors) {
        Duration p95 = Duration.ofMillis(20);
        return new Measurement(requestsPerSecond, p95, p95, p95, errors, micros, 0, 0);
    }
}
