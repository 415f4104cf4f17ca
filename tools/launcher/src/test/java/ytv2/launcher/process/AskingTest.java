package ytv2.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import ytv2.launcher.Failure;

class AskingTest {

    private static final Asking ASKING = new Asking(Duration.ofMillis(1));
    private static final Duration LONG = Duration.ofMinutes(1);

    @Test
    void asksUntilTheAnswerIsYes() throws InterruptedException {
        AtomicInteger asked = new AtomicInteger();

        assertThat(ASKING.until(() -> asked.incrementAndGet() == 3, LONG)).isTrue();
        assertThat(asked).hasValue(3);
    }

    @Test
    void patienceRunsOut() throws InterruptedException {
        assertThat(ASKING.until(() -> false, Duration.ofMillis(20))).isFalse();
    }

    @Test
    void failureOfTheQuestionEndsTheWaiting() {
        assertThatThrownBy(() -> ASKING.until(
                        () -> {
                            throw new Failure("gone");
                        },
                        LONG))
                .isInstanceOf(Failure.class)
                .hasMessage("gone");
    }
}
