package ytv2.launcher.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutageTest {

    private final List<String> notices = new ArrayList<>();
    private long now;
    private final Outage outage = new Outage(notices::add, () -> now);

    @Test
    void tellsOnceForAllLinesThatWait() {
        outage.waiting("nobody answers", 1, Duration.ofMillis(200));
        outage.waiting("nobody answers", 2, Duration.ofMillis(200));
        pass(Duration.ofSeconds(29));
        outage.waiting("nobody answers", 1, Duration.ofSeconds(5));

        assertThat(notices)
                .containsExactly(
                        "Waiting: nobody answers. Line 1 goes out again in 0.2 s, and so on until it is answered.");
    }

    @Test
    void tellsAgainEveryThirtySeconds() {
        outage.waiting("nobody answers", 1, Duration.ofMillis(200));
        pass(Duration.ofSeconds(30));
        outage.waiting("still nobody", 1, Duration.ofSeconds(5));

        assertThat(notices).hasSize(2).last().asString().contains("still nobody");
    }

    @Test
    void tellsThatItIsOver() {
        outage.waiting("nobody answers", 1, Duration.ofMillis(200));
        pass(Duration.ofMillis(12_300));
        outage.over();
        outage.over();

        assertThat(notices).hasSize(2).last().isEqualTo("The ingest service answers again after 12.3 s.");
    }

    @Test
    void isQuietAboutManyShortOutages() {
        for (int n = 0; n < 100; n++) {
            outage.waiting("429", n, Duration.ofMillis(100));
            pass(Duration.ofMillis(100));
            outage.over();
        }

        assertThat(notices).hasSize(1);
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }
}
