package ytv2.service.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.VertxException;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;
import java.net.ConnectException;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import ytv2.service.problem.ProblemException;

final class DatabaseFailuresTest {

    @ParameterizedTest
    @ValueSource(strings = {"08006", "08001", "53300", "57P01", "57P02", "57P03", "40001", "40P01", "55P03", "57014"})
    void serverThatIsAwayOrBusyIsUnavailable(String sqlState) {
        assertThat(DatabaseFailures.translate(fromClient(sqlState))).isInstanceOf(DatabaseUnavailable.class);
        assertThat(DatabaseFailures.translate(fromHibernate(sqlState))).isInstanceOf(DatabaseUnavailable.class);
    }

    /// Once the operator has mended it, what was refused is stored or read.
    @ParameterizedTest
    @ValueSource(strings = {"42501", "28000", "28P01", "3D000"})
    void serverThatDoesNotLetTheServiceWorkIsUnavailable(String sqlState) {
        assertThat(DatabaseFailures.translate(fromHibernate(sqlState))).isInstanceOf(DatabaseUnavailable.class);
        assertThat(DatabaseFailures.misconfiguration(fromHibernate(sqlState))).hasValue("refused");
        assertThat(DatabaseFailures.misconfiguration(fromHibernate("57P03"))).isEmpty();
    }

    static Stream<Throwable> lostConnections() {
        return Stream.of(
                new ConnectException("Connection refused"),
                new IOException("Connection reset by peer"),
                ClosedConnectionException.INSTANCE,
                new ConnectionPoolTooBusyException("queue is full"),
                new VertxException("Connection was closed", true),
                new VertxException("Connection is not active now", true),
                new IllegalStateException(new RuntimeException(new ConnectException("wrapped"))));
    }

    @ParameterizedTest
    @MethodSource("lostConnections")
    void lostConnectionsAreUnavailable(Throwable failure) {
        Throwable translated = DatabaseFailures.translate(failure);

        assertThat(translated).isInstanceOfSatisfying(DatabaseUnavailable.class, unavailable -> {
            assertThat(unavailable.status()).isEqualTo(503);
            assertThat(unavailable.retryAfter()).isPresent();
            assertThat(unavailable).hasCause(failure);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"42P01", "25006", "22021", "XX000"})
    void otherFailuresStayWhatTheyAre(String sqlState) {
        Throwable failure = fromClient(sqlState);

        assertThat(DatabaseFailures.translate(failure)).isSameAs(failure);
    }

    @Test
    void answersThatAreDecidedStayWhatTheyAre() {
        ProblemException decided = new ProblemException(409, "deleted", "Deleted.");

        assertThat(DatabaseFailures.translate(decided)).isSameAs(decided);
    }

    @ParameterizedTest
    @ValueSource(strings = {"22021", "22P05", "22003", "23502", "23514", "54000"})
    void refusedDataIsToldByItsState(String sqlState) {
        assertThat(DatabaseFailures.refusedData(fromClient(sqlState))).hasValue(sqlState);
        assertThat(DatabaseFailures.refusedData(fromHibernate(sqlState))).hasValue(sqlState);
    }

    @Test
    void otherFailuresAreNotTheDatasFault() {
        assertThat(DatabaseFailures.refusedData(fromClient("42501"))).isEmpty();
        assertThat(DatabaseFailures.refusedData(new SQLException("no state"))).isEmpty();
        assertThat(DatabaseFailures.refusedData(new SQLException("short", "22")))
                .isEmpty();
    }

    private static Throwable fromClient(String sqlState) {
        return new RuntimeException(new PgException("refused", "ERROR", sqlState, "detail"));
    }

    /// Hibernate Reactive puts an SQLException in the place of the client's.
    private static Throwable fromHibernate(String sqlState) {
        return new IllegalStateException(new RuntimeException(new SQLException("refused", sqlState)));
    }
}
