package ytv2.service.database;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ytv2.service.problem.ProblemException;

/// PostgreSQL cannot be reached, is starting or stopping, or has no connection left. Trying again may help, and is
/// safe: whatever was sent either did not happen or happens no second time.
public final class DatabaseUnavailable extends ProblemException {

    private static final long serialVersionUID = 1L;

    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    /// Without a failure: PostgreSQL just takes too long.
    public DatabaseUnavailable() {
        this(null);
    }

    public DatabaseUnavailable(@Nullable Throwable cause) {
        super(
                503,
                "database_unavailable",
                "The database cannot be reached at the moment. Please try again shortly.",
                List.of(),
                Optional.of(RETRY_AFTER),
                cause);
    }
}
