package ytv2.dashboard.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class BackoffTest {

    private final Backoff backoff = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(5));

    @Test
    void doublesUpToTheLimit() {
        for (long most : new long[] {100, 200, 400, 800, 1600, 3200, 5000, 5000}) {
            assertThat(backoff.next()).isBetween(Duration.ofMillis(most / 2), Duration.ofMillis(most));
        }
    }

    @Test
    void staysAtTheLimitHoweverLongItTakes() {
        for (int i = 0; i < 1000; i++) {
            assertThat(backoff.next()).isPositive().isLessThanOrEqualTo(Duration.ofSeconds(5));
        }
        assertThat(backoff.next()).isGreaterThanOrEqualTo(Duration.ofMillis(2500));
    }

    @Test
    void beginsAgainAfterSuccess() {
        for (int i = 0; i < 10; i++) {
            assertThat(backoff.next()).isPositive();
        }
        backoff.reset();

        assertThat(backoff.next()).isLessThanOrEqualTo(Duration.ofMillis(100));
    }

    @Test
    void differsFromOneInstanceToTheNext() {
        Set<Duration> waits = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            waits.add(new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(5)).next());
        }

        assertThat(waits).hasSizeGreaterThan(50);
    }
}
