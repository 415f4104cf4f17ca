package ytv2.benchmarks.load;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import ytv2.launcher.Failure;
import ytv2.launcher.database.DatabaseConnection;

/// What PostgreSQL writes down of the statements that it executes. Nobody but the caller may ask the services
/// meanwhile.
///
/// @param connection of a superuser
/// @param log where the server writes
public record StatementLog(Connection connection, Path log) {

    /// The services' sessions notice a changed setting when they are next used.
    private static final int ATTEMPTS = 50;

    /// Something that has statements executed.
    @FunctionalInterface
    public interface Request {

        /// @param attempt from 1; further ones if those before were not logged
        void send(int attempt) throws InterruptedException;
    }

    /// @param attempt that was logged
    public record Logged(int attempt, String text) {}

    /// Something to be done while statements are logged.
    @FunctionalInterface
    public interface Work<T> {

        T run() throws InterruptedException, IOException, SQLException;
    }

    /// @throws Failure if the server does not let itself be set, or the log cannot be read
    public <T> T logging(Work<T> work) throws InterruptedException {
        try {
            set("ALTER SYSTEM SET log_statement = 'all'");
            T result = work.run();
            set("ALTER SYSTEM RESET log_statement");
            return result;
        } catch (SQLException | IOException e) {
            throw new Failure("the service's statements cannot be captured: " + e.getMessage(), e);
        }
    }

    /// What one request has logged. Only within [#logging].
    ///
    /// @param words that all have to be in it; it is tried again until they are
    public Logged of(Request request, String... words) throws IOException, InterruptedException {
        Logged logged = new Logged(0, "");
        for (int attempt = 1; attempt <= ATTEMPTS && !containsAll(logged.text(), words); attempt++) {
            long before = Files.size(log);
            request.send(attempt);
            logged = new Logged(attempt, since(before));
        }
        return logged;
    }

    private static boolean containsAll(String logged, String... words) {
        for (String word : words) {
            if (!logged.contains(word)) {
                return false;
            }
        }
        return true;
    }

    private String since(long before) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            byte[] bytes = new byte[(int) (file.length() - before)];
            file.seek(before);
            file.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private void set(String setting) throws SQLException {
        DatabaseConnection.execute(connection, setting);
        DatabaseConnection.execute(connection, "SELECT pg_reload_conf()");
    }
}
