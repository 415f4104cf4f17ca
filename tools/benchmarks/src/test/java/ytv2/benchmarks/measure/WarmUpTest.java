package ytv2.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WarmUpTest {

    @Test
    void goesOnWhileRequestsGetCheaper() {
        assertThat(WarmUp.isSettled(List.of(1000.0, 400.0), List.of(700.0, 300.0)))
                .isFalse();
        assertThat(WarmUp.isSettled(List.of(1000.0, 400.0), List.of(960.0, 390.0)))
                .isTrue();
        assertThat(WarmUp.isSettled(List.of(1000.0, 400.0), List.of(1100.0, 400.0)))
                .isTrue();
    }

    @Test
    void cheapRowsCountAsMuchAsDearOnes() {
        assertThat(WarmUp.isSettled(List.of(10_000.0, 100.0), List.of(10_000.0, 50.0)))
                .isFalse();
    }
}
