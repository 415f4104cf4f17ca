package ytv2.launcher.doctor;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import ytv2.launcher.database.DatabaseConnection;
import ytv2.launcher.database.DatabaseUrls;
import ytv2.model.DatabaseUrl;

/// The database of one examination. Whether it can be reached is found out once, and what else is asked of it waits for
/// that: a server that does not answer is waited for once.
final class Database {

    private static final Duration SLOW = Duration.ofMillis(100);

    /// The doctor must not be the one who takes the last connections.
    private final Semaphore connections = new Semaphore(4);

    private final Optional<DatabaseUrls> urls;
    private final Duration limit;
    private final FutureTask<Finding> reached;

    /// @param urls empty if no database is configured
    /// @param limit how long it may take to answer, in whole seconds
    Database(Optional<DatabaseUrls> urls, Duration limit) {
        this.urls = urls;
        this.limit = limit;
        this.reached = new FutureTask<>(this::reach);
    }

    /// A question to the database, as the user that owns it.
    interface Question {
        Finding ask(Connection connection, DatabaseUrls urls) throws Exception;
    }

    /// Whether it can be reached.
    Check reachable() {
        return new Check("database", this::reached);
    }

    Check check(String name, Question question) {
        return new Check(name, () -> {
            if (urls.isEmpty()) {
                return Finding.warn("not checked: there is no database yet", "");
            }
            if (reached().level() == Finding.Level.FAIL) {
                return Finding.warn("not checked: the database cannot be reached", "");
            }
            connections.acquire();
            try (Connection connection = DatabaseConnection.open(urls.get().owner(), limit)) {
                return question.ask(connection, urls.get());
            } catch (SQLException e) {
                return Finding.warn("not checked: " + Check.firstLine(e), "");
            } finally {
                connections.release();
            }
        });
    }

    /// Whoever comes first finds it out, the others wait for that.
    private Finding reached() throws InterruptedException, ExecutionException {
        reached.run();
        return reached.get();
    }

    private Finding reach() {
        if (urls.isEmpty()) {
            return Finding.warn("none is configured", "./ytv2 up starts one, or set DATABASE_URL");
        }
        DatabaseUrl owner = urls.get().owner();
        long start = System.nanoTime();
        try (Connection connection = DatabaseConnection.open(owner, limit)) {
            Duration opened = Duration.ofNanos(System.nanoTime() - start);
            long asked = System.nanoTime();
            var unused = DatabaseConnection.number(connection, "SELECT 1");
            Duration answered = Duration.ofNanos(System.nanoTime() - asked);
            String found = "%s: connected in %d ms, answers in %.1f ms"
                    .formatted(owner, opened.toMillis(), answered.toNanos() / 1e6);
            return answered.compareTo(SLOW) < 0 ? Finding.ok(found) : Finding.warn(found, "put it nearer");
        } catch (SQLException e) {
            return Finding.fail(owner + ": " + Check.firstLine(e), "start it (./ytv2 up), or correct DATABASE_URL");
        }
    }
}
