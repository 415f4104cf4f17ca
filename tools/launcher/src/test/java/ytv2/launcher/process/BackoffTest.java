package ytv2.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private static final Duration SHORT_RUN = Duration.ofSeconds(1);

    @Test
    void doublesFromFifthOfSecondToTenSeconds() {
        Stream<Backoff> waits = Stream.iterate(Backoff.FIRST, backoff -> backoff.after(SHORT_RUN));

        assertThat(waits.limit(8).map(backoff -> backoff.delay().toMillis()))
                .containsExactly(200L, 400L, 800L, 1_600L, 3_200L, 6_400L, 10_000L, 10_000L);
    }

    @Test
    void beginsAnewAfterRunOfHalfMinute() {
        Backoff longest = new Backoff(Duration.ofSeconds(10));

        assertThat(longest.after(Duration.ofSeconds(30))).isEqualTo(Backoff.FIRST);
        assertThat(longest.after(Duration.ofSeconds(29))).isEqualTo(longest);
    }
}
