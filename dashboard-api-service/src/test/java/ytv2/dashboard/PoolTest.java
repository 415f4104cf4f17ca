package ytv2.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgException;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The service's own connections.
@QuarkusTest
final class PoolTest extends ApiContract {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    /// As many as the pool has.
    private static final int CONNECTIONS = 4;

    @Inject
    Pool pool;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO content_tombstone (video_id, deleted_by) VALUES ('x', 'x')",
                "UPDATE content SET title = 'x'",
                "DELETE FROM report_card",
                "SELECT refresh_report_card('{bare}')",
                "CREATE TABLE x ()",
            })
    void sessionsRefuseToWrite(String sql) {
        assertThat(sqlState(sql)).isEqualTo("25006");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO content_tombstone (video_id, deleted_by) VALUES ('x', 'x')",
                "UPDATE content SET title = 'x'",
                "DELETE FROM report_card",
                "TRUNCATE content CASCADE",
                "SELECT refresh_report_card('{bare}')",
                "CREATE TABLE x ()",
            })
    void roleHasNoRightToWrite(String sql) {
        assertThat(sqlState("BEGIN READ WRITE; " + sql + "; COMMIT")).isEqualTo("42501");
    }

    @Test
    void pagesShareTheirPreparedStatements() {
        for (int page = 1; page <= 400; page++) {
            assertThat(dashboard.get("/api/reports?size=1&page=" + page).status())
                    .isEqualTo(200);
        }

        // what other tests have left, and not one for each page
        assertThat(preparedStatements()).allSatisfy(count -> assertThat(count).isLessThanOrEqualTo(100));
    }

    /// On each connection of the pool.
    private List<Long> preparedStatements() {
        List<SqlConnection> connections = Stream.generate(
                        () -> pool.getConnection().await().atMost(LIMIT))
                .limit(CONNECTIONS)
                .toList();
        try {
            return connections.stream()
                    .map(connection -> connection
                            .query("SELECT count(*) FROM pg_prepared_statements")
                            .execute()
                            .await()
                            .atMost(LIMIT)
                            .iterator()
                            .next()
                            .getLong(0))
                    .toList();
        } finally {
            connections.forEach(connection -> connection.close().await().atMost(LIMIT));
        }
    }

    private String sqlState(String sql) {
        SqlConnection connection = pool.getConnection().await().atMost(LIMIT);
        try {
            PgException refused = catchThrowableOfType(
                    PgException.class,
                    () -> connection.query(sql).execute().await().atMost(LIMIT));
            return refused.getSqlState();
        } finally {
            connection.query("ROLLBACK").execute().await().atMost(LIMIT);
            connection.close().await().atMost(LIMIT);
        }
    }
}
