package ytv2.launcher.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RetryDelayTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void readsSecondsAndDates() {
        assertThat(RetryDelay.asked(" 7 ", NOW)).contains(Duration.ofSeconds(7));
        assertThat(RetryDelay.asked("Thu, 01 Jan 2026 00:00:09 GMT", NOW)).contains(Duration.ofSeconds(9));
        assertThat(RetryDelay.asked("Wed, 31 Dec 2025 23:59:59 GMT", NOW)).contains(Duration.ZERO);
        assertThat(RetryDelay.asked("soon", NOW)).isEmpty();
        assertThat(RetryDelay.asked("-1", NOW)).isEmpty();
    }

    @Test
    void growsToFiveSecondsWhereTheServerDoesNotAsk() {
        assertThat(RetryDelay.before(1, Optional.empty(), 0)).isEqualTo(Duration.ofMillis(100));
        assertThat(RetryDelay.before(1, Optional.empty(), 1)).isEqualTo(Duration.ofMillis(200));
        assertThat(RetryDelay.before(3, Optional.empty(), 1)).isEqualTo(Duration.ofMillis(800));
        assertThat(RetryDelay.before(1000, Optional.empty(), 1)).isEqualTo(Duration.ofSeconds(5));
        assertThat(RetryDelay.before(1000, Optional.empty(), 0)).isEqualTo(Duration.ofMillis(2500));
    }

    @Test
    void isWhatTheServerAsksButNeverNothing() {
        assertThat(RetryDelay.before(9, Optional.of(Duration.ofSeconds(90)), 0.5))
                .isEqualTo(Duration.ofSeconds(90));
        assertThat(RetryDelay.before(1, Optional.of(Duration.ZERO), 0.5)).isEqualTo(Duration.ofMillis(100));
    }
}
