package ytv2.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import ytv2.benchmarks.load.PgbenchResult.Progress;
import ytv2.launcher.Failure;

class PgbenchResultTest {

    @Test
    void readsProgressOfOldAndNewVersions() {
        Duration cpu = Duration.ofSeconds(3);

        assertThat(Progress.parse("progress: 2.0 s, 14285.9 tps, lat 1.119 ms stddev 0.574, 0 failed", cpu))
                .contains(new Progress(2.0, 14285.9, cpu));
        assertThat(Progress.parse("progress: 1.0 s, 900.5 tps, lat 1.119 ms stddev 0.574", cpu))
                .contains(new Progress(1.0, 900.5, cpu));
        assertThat(Progress.parse("pgbench (15.18, server 17.11)", cpu)).isEqualTo(Optional.empty());
    }

    @Test
    void firstSecondDoesNotCount() {
        PgbenchResult result = PgbenchResult.of(List.of(
                new Progress(1.0, 10, Duration.ofSeconds(5)),
                new Progress(2.0, 1000, Duration.ofSeconds(6)),
                new Progress(4.0, 2000, Duration.ofSeconds(10))));

        assertThat(result.transactionsPerSecond()).isCloseTo(5000.0 / 3, Offset.offset(0.01));
        assertThat(result.cpu()).isEqualTo(Duration.ofMillis(1));
    }

    @Test
    void nothingReachedIsAFailure() {
        assertThatThrownBy(() -> PgbenchResult.of(List.of(new Progress(1.0, 10, Duration.ZERO))))
                .isInstanceOf(Failure.class);
    }
}
