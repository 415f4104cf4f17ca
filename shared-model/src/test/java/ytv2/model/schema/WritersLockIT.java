package ytv2.model.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import ytv2.model.testing.Session;
import ytv2.model.testing.TestDatabase;

/// Who writes one video, and who writes many. Each stands in a transaction that holds its lock when the other asks.
class WritersLockIT {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private final Session one = DATABASE.ingest();
    private final Session other = DATABASE.owner();

    WritersLockIT() throws SQLException {}

    @BeforeEach
    void begin() throws SQLException {
        other.run("SET lock_timeout = '50ms'");
        one.begin();
        other.begin();
    }

    @AfterEach
    void close() throws SQLException {
        one.close();
        other.close();
    }

    @Test
    void writerOfManyWaitsForTheWriterOfOne() throws SQLException {
        one.run("SELECT lock_content('a')");

        refuses("SELECT lock_writers()");
        one.commit();

        other.run("SELECT lock_writers()");
    }

    @Test
    void writerOfOneWaitsForTheWriterOfMany() throws SQLException {
        one.run("SELECT lock_writers()");

        refuses("SELECT lock_content('a')");
        refuses("SELECT * FROM locked_content('{a,b}')");
        one.commit();

        other.run("SELECT lock_content('a')");
    }

    @Test
    void writersOfDifferentVideosDoNotWait() throws SQLException {
        one.run("SELECT lock_content('a')");

        other.run("SELECT lock_content('b')");

        refuses("SELECT lock_content('a')");
    }

    @Test
    void writerOfOneMayLockAnotherWhileAWriterOfManyWaits() throws SQLException {
        one.run("SELECT lock_content('a')");
        refuses("SELECT lock_writers()");

        one.run("SELECT lock_content('b')");

        assertThat(one.number("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()"))
                .isEqualTo(3);
    }

    private void refuses(String lock) throws SQLException {
        assertThatThrownBy(() -> other.run(lock))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(LOCK_NOT_AVAILABLE));
        other.rollback();
        other.begin();
    }
}
