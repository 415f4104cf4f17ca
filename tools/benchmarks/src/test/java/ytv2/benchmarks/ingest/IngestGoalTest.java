package ytv2.benchmarks.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import ytv2.benchmarks.ingest.IngestResult.Itself;
import ytv2.benchmarks.load.PgbenchResult;
import ytv2.benchmarks.measure.Measurement;

class IngestGoalTest {

    @Test
    void efficiencyIsWorkItselfAsPartOfWhatItCosts() {
        IngestResult single = result("single posts", 100, 0)
                .with(new Itself(new PgbenchResult(500, Duration.ofNanos(1_700_000)), 130));

        // PostgreSQL alone 1700 µs, validating 130 µs; service 1000 µs and PostgreSQL 2000 µs
        assertThat(single.efficiency()).hasValueCloseTo(0.61, Offset.offset(1e-9));
        assertThat(IngestGoal.efficient(single)).isEqualTo(new IngestGoal("efficiency ≥ 0.6", "0.61", true));
    }

    @Test
    void bulkHasToBeThreeTimesAsFast() {
        IngestResult single = result("single posts", 100, 0);

        assertThat(IngestGoal.faster(result("bulk", 300, 0), single).met()).isTrue();
        assertThat(IngestGoal.faster(result("bulk", 299, 0), single))
                .isEqualTo(new IngestGoal("≥ 3 × documents/s of single posts", "2.99 ×", false));
    }

    @Test
    void rowWithErrorsReachesNothing() {
        IngestResult single = result("single posts", 100, 0);

        assertThat(IngestGoal.faster(result("bulk", 900, 2), single))
                .isEqualTo(new IngestGoal("≥ 3 × documents/s of single posts", "2 errors", false));
    }

    private static IngestResult result(String name, double perSecond, long errors) {
        Duration soon = Duration.ofMillis(1);
        Measurement measured = new Measurement(perSecond, soon, soon, soon, errors, 1_000, 2_000, 0.1);
        return new IngestResult(name, measured, 0, Optional.empty());
    }
}
