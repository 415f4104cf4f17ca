package ytv2.service.problem;

import java.time.Duration;
import java.util.List;
import java.util.Map;
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

    private final transient Map<String, String> extensions;

    public ProblemException(int status, String error, String detail) {
        this(status, error, detail, Map.of());
    }

    /// @param extensions further members of the problem, for programs
    public ProblemException(int status, String error, String detail, Map<String, String> extensions) {
        this(status, error, detail, List.of(), extensions, Optional.empty(), null);
    }

    public ProblemException(int status, String error, String detail, List<Violation> violations) {
        this(status, error, detail, violations, Map.of(), Optional.empty(), null);
    }

    /// @param cause kept for the log of whoever looks; never shown
    protected ProblemException(
            int status,
            String error,
            String detail,
            List<Violation> violations,
            Optional<Duration> retryAfter,
            @Nullable Throwable cause) {
        this(status, error, detail, violations, Map.of(), retryAfter, cause);
    }

    private ProblemException(
            int status,
            String error,
            String detail,
            List<Violation> violations,
            Map<String, String> extensions,
            Optional<Duration> retryAfter,
            @Nullable Throwable cause) {
        super(detail, cause, false, false);
        this.status = status;
        this.error = error;
        this.violations = List.copyOf(violations);
        this.extensions = Map.copyOf(extensions);
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

    /// Members of the problem beyond those of every problem; empty for most.
    public Map<String, String> extensions() {
        return extensions;
    }

    /// How long a client had better wait before it asks again; sent as `Retry-After`, in whole seconds.
    public Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
