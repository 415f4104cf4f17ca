package ytv2.service.database;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.smallrye.mutiny.CompositeException;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.sqlclient.ClosedConnectionException;
import io.vertx.sqlclient.DatabaseException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ytv2.service.problem.ProblemException;

/// Translates what the PostgreSQL client throws, by its SQLSTATE.
///
/// @see <a href="https://www.postgresql.org/docs/17/errcodes-appendix.html">PostgreSQL error codes</a>
public final class DatabaseFailures {

    /// Classes 08 connection exception, 53 insufficient resources, 57P operator intervention (shutdown, starting up).
    private static final Set<String> UNAVAILABLE_CLASSES = Set.of("08", "53");

    /// Classes 22 data exception, 23 integrity constraint violation, 54 program limit exceeded.
    private static final Set<String> DATA_CLASSES = Set.of("22", "23", "54");

    private static final String OPERATOR_INTERVENTION = "57P";

    /// What follows a statement that failed; the failure itself may have been reported to nobody.
    private static final String IN_FAILED_TRANSACTION = "25P02";

    /// The transaction lost against another one and did nothing: deadlock, serialization, lock or statement timeout.
    private static final Set<String> LOST = Set.of("40001", "40P01", "55P03", "57014", IN_FAILED_TRANSACTION);

    /// The operator's to mend, and mended without a restart: the role lacks a right, its password or `pg_hba.conf` does
    /// not let it in, or there is no such database.
    private static final Set<String> MISCONFIGURED = Set.of("42501", "28000", "28P01", "3D000");

    private DatabaseFailures() {}

    /// The domain's own exception for a failure of the client, else the failure itself.
    public static Throwable translate(Throwable failure) {
        if (failure instanceof ProblemException) {
            return failure;
        }
        return causes(failure).anyMatch(DatabaseFailures::isOutage) ? new DatabaseUnavailable(failure) : failure;
    }

    /// The SQLSTATE with which PostgreSQL refused the data it was given, if that is what happened.
    public static Optional<String> refusedData(Throwable failure) {
        return causes(failure)
                .flatMap(cause -> sqlState(cause).stream())
                .filter(state -> DATA_CLASSES.contains(state.substring(0, 2)))
                .findFirst();
    }

    /// What PostgreSQL says to a service that it does not let do its work, if that is what happened.
    static Optional<String> misconfiguration(Throwable failure) {
        return causes(failure)
                .filter(cause -> sqlState(cause).filter(MISCONFIGURED::contains).isPresent())
                .map(Throwable::getMessage)
                .flatMap(Stream::ofNullable)
                .findFirst();
    }

    /// The client's own exception has it, or the JDBC one that Hibernate Reactive puts in its place.
    private static Optional<String> sqlState(Throwable cause) {
        @Nullable
        String state = switch (cause) {
            case DatabaseException refused -> refused.getSqlState();
            case SQLException refused -> refused.getSQLState();
            default -> null;
        };
        return Optional.ofNullable(state).filter(code -> code.length() == 5);
    }

    private static boolean isOutage(Throwable cause) {
        return switch (cause) {
            case DatabaseException _, SQLException _ ->
                sqlState(cause).filter(DatabaseFailures::mayPass).isPresent();
            // an IOException too, but about a document
            case JsonProcessingException _ -> false;
            case ClosedConnectionException _, ConnectionPoolTooBusyException _, IOException _ -> true;
            // The client has no exception class of its own for a connection that was lost before it could be used.
            default -> isConnectionLoss(cause.getMessage());
        };
    }

    private static boolean mayPass(String sqlState) {
        return UNAVAILABLE_CLASSES.contains(sqlState.substring(0, 2))
                || sqlState.startsWith(OPERATOR_INTERVENTION)
                || MISCONFIGURED.contains(sqlState)
                || LOST.contains(sqlState);
    }

    private static boolean isConnectionLoss(@Nullable String message) {
        return message != null
                && (message.contains("onnection was closed") || message.contains("onnection is not active"));
    }

    /// The failure, what caused it, and what failed besides: a rollback fails too when its connection is gone.
    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(16)
                .flatMap(cause -> cause instanceof CompositeException all
                        ? all.getCauses().stream().flatMap(DatabaseFailures::causes)
                        : Stream.of(cause));
    }
}
