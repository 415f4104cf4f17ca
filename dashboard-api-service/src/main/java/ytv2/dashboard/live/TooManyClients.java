package ytv2.dashboard.live;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import ytv2.service.problem.ProblemException;

/// As many clients listen as this instance takes, or it is ending and takes no more.
final class TooManyClients extends ProblemException {

    private static final long serialVersionUID = 1L;

    private static final Duration RETRY_AFTER = Duration.ofSeconds(30);

    TooManyClients() {
        super(
                503,
                "too_many_clients",
                "No more clients can listen to live events at the moment. Please try again shortly.",
                List.of(),
                Optional.of(RETRY_AFTER),
                null);
    }
}
