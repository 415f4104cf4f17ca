package ytv2.service.credential;

import java.util.List;
import java.util.Optional;
import ytv2.service.problem.ProblemException;

/// Too many wrong credentials of late, this one among them.
final class TooManyFailures extends ProblemException {

    private static final long serialVersionUID = 1L;

    TooManyFailures() {
        super(
                429,
                "too_many_requests",
                "The credential is wrong, like many before it. Wait a minute before trying another one.",
                List.of(),
                Optional.of(FailedCredentials.WINDOW),
                null);
    }
}
