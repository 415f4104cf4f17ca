package ytv2.service.problem;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ytv2.service.problem.Problem.Violation;

/// Thrown by any layer to answer a request with a problem. It is an answer, not a fault: it has no stack trace and is
/// not logged.
public class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String error;
    private final transient List<Violation> violations;
    private final transient Optional<Duration> retryAfter;

    public ProblemException(int status, String error, String detail) {
        this(status, error, detail, List.of(), Optional.empty(), null);
    }

    public ProblemException(int status, String error, String detail, List<Violation> violations) {
        this(status, error, detail, violations, Optional.empty(), null);
    }

    /// @param cause kept for the log of whoever looks; never shown
    protected ProblemException(
            int status,
            String error,
            String detail,
            List<Violation> violations,
            Optional<Duration> retryAfter,
            @Nullable Throwable cause) {
        super(detail, cause, false, false);
        this.status = status;
        this.error = error;
        this.violations = List.copyOf(violations);
        this.retryAfter = retryAfter;
    }

    public int status() {
        return status;
    }

    public String error() {
        return error;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }

    public List<Violation> violations() {
        return violations;
    }

    /// How long a client had better wait before it asks again; sent as `Retry-After`, in whole seconds.
    public Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
