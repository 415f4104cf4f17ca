package ytv2.dashboard.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import ytv2.dashboard.answer.DataVersion;

/// What answers that are given again hang on. Nobody but the listener proves anything here: no answer is asked for.
@QuarkusTest
final class ListenerProofTest extends LiveContract {

    @Inject
    DataVersion version;

    @Test
    void whatWasCommittedBeforeAProofHasMovedTheVersion() throws SQLException {
        for (int i = 0; i < 20; i++) {
            long before = version.generation();
            tell("video-" + i);
            long committed = System.nanoTime();

            awaitProofAfter(committed);

            assertThat(version.generation()).isGreaterThan(before);
        }
    }

    @Test
    void versionStaysProvenWhileAnswersAreAskedFor() {
        awaitProofAfter(System.nanoTime());

        Awaitility.await()
                .during(Duration.ofSeconds(3))
                .atMost(Duration.ofSeconds(4))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> {
                    version.use();
                    return version.isProven(Duration.ofSeconds(1));
                });
    }

    private void awaitProofAfter(long instant) {
        Awaitility.await("proof")
                .pollInterval(Duration.ofMillis(5))
                .atMost(Duration.ofSeconds(2))
                .until(() -> {
                    version.use();
                    return version.isProven(Duration.ofNanos(System.nanoTime() - instant));
                });
    }
}
