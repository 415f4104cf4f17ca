package ytv2.launcher.doctor;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import ytv2.launcher.Failure;
import ytv2.launcher.database.DatabaseConnection;
import ytv2.launcher.database.DatabaseUrls;

/// One question, answered by itself, whatever else is broken.
///
/// @param name what a person calls it
record Check(String name, Callable<Finding> question) {

    /// How long one check may take.
    static final Duration LIMIT = Duration.ofSeconds(2);

    /// The doctor must not be the one who takes the last connections.
    private static final Semaphore CONNECTIONS = new Semaphore(4);

    /// A question to the database, as the user that owns it.
    interface DatabaseQuestion {
        Finding ask(Connection connection, DatabaseUrls urls) throws Exception;
    }

    /// @param urls empty if no database is configured
    static Check ofDatabase(String name, Optional<DatabaseUrls> urls, DatabaseQuestion question) {
        return new Check(name, () -> {
            if (urls.isEmpty()) {
                return Finding.warn("not checked: there is no database yet", "");
            }
            CONNECTIONS.acquire();
            try (Connection connection = DatabaseConnection.open(urls.get().owner(), LIMIT)) {
                return question.ask(connection, urls.get());
            } catch (SQLException e) {
                return Finding.warn("not checked: " + firstLine(e), "");
            } finally {
                CONNECTIONS.release();
            }
        });
    }

    /// The answer; a question that cannot be answered is a failed check.
    Finding answer() {
        try {
            return question.call();
        } catch (Failure e) {
            return Finding.fail(firstLine(e), "");
        } catch (Exception e) {
            return Finding.fail("cannot be checked: " + e.getClass().getSimpleName() + " " + firstLine(e), "");
        }
    }

    static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
