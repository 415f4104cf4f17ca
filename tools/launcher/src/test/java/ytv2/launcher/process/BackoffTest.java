package ytv2.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackoffTest {

    @Test
    void doublesFromFifthOfSecondToTenSeconds() {
        Stream<Backoff> waits = Stream.iterate(Backoff.NONE.after(false), backoff -> backoff.after(false));

        assertThat(waits.limit(8).map(backoff -> backoff.delay().toMillis()))
                .containsExactly(200L, 400L, 800L, 1_600L, 3_200L, 6_400L, 10_000L, 10_000L);
    }

    @Test
    void programThatWasReadyIsNotWaitedFor() {
        assertThat(new Backoff(Duration.ofSeconds(10)).after(true).delay()).isZero();
    }
}
