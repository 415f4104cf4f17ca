package ytv2.dashboard.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class DataVersionTest {

    private final DataVersion version = new DataVersion();

    @Test
    void nothingIsProvenAtFirst() {
        assertThat(version.isProven(Duration.ofHours(1))).isFalse();
        assertThat(version.wanted()).isFalse();
    }

    @Test
    void proofHoldsForAWhile() {
        version.proven(System.nanoTime() - Duration.ofSeconds(30).toNanos());

        assertThat(version.isProven(Duration.ofMinutes(1))).isTrue();
        assertThat(version.isProven(Duration.ofSeconds(30))).isFalse();
    }

    @Test
    void eachMoveIsAnotherGeneration() {
        long before = version.generation();

        version.moved();

        assertThat(version.generation()).isGreaterThan(before);
    }

    @Test
    void whoAsksIsInterested() {
        version.use();

        assertThat(version.wanted()).isTrue();
    }
}
