package ytv2.migration.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// What is said of many durations.
class TimingTest {

    @Test
    void medianAndPercentileAreInMilliseconds() {
        long[] downwards =
                LongStream.rangeClosed(1, 100).map(i -> (101 - i) * 1_000_000).toArray();

        assertThat(Timing.of(downwards)).isEqualTo(new Timing(51, 95));
    }

    @Test
    void oneDurationIsBoth() {
        assertThat(Timing.of(new long[] {2_500_000})).isEqualTo(new Timing(2.5, 2.5));
    }
}
