package ytv2.service.credential;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import ytv2.service.problem.ProblemException;

/// Counts wrong credentials, so that nobody guesses for long and the log says that somebody does. A right one is never
/// asked about here.
public final class FailedCredentials {

    private static final Logger LOGGER = Logger.getLogger(FailedCredentials.class);

    static final Duration WINDOW = Duration.ofMinutes(1);

    private final int most;
    private Instant begin = Instant.EPOCH;
    private int count;

    /// @param most wrong ones within a minute
    public FailedCredentials(int most) {
        this.most = most;
    }

    /// One more.
    ///
    /// @param refusal what to answer to it, unless there were too many
    public synchronized ProblemException next(Supplier<ProblemException> refusal) {
        Instant now = Instant.now();
        if (now.isAfter(begin.plus(WINDOW))) {
            begin = now;
            count = 0;
        }
        count++;
        if (count == most) {
            LOGGER.warnf("%d requests had a wrong credential within a minute; further ones get 429", count);
        }
        return count > most ? new TooManyFailures() : refusal.get();
    }
}
