package ytv2.migration.target;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/// How long PostgreSQL has taken over the batches, step by step.
public final class BatchSteps {

    private final Map<Step, Long> nanos = new EnumMap<>(Step.class);

    /// What a batch goes through.
    public enum Step {
        /// into the staging tables
        COPY,
        /// what becomes of each video
        DECIDE,
        /// the rows of videos and summaries
        APPLY,
        /// checkpoints, audit, cards, event
        FINISH,
        COMMIT
    }

    /// A step of a batch.
    interface Work {
        void run() throws SQLException, IOException;
    }

    void time(Step step, Work work) throws SQLException, IOException {
        long begun = System.nanoTime();
        work.run();
        long _ = nanos.merge(step, System.nanoTime() - begun, Long::sum);
    }

    public Duration of(Step step) {
        return Duration.ofNanos(nanos.getOrDefault(step, 0L));
    }
}
