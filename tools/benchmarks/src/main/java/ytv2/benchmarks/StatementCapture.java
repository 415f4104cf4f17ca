package ytv2.benchmarks;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ytv2.benchmarks.load.PgbenchScript;
import ytv2.benchmarks.load.Requests;
import ytv2.benchmarks.row.Question;
import ytv2.benchmarks.row.Row;
import ytv2.launcher.Failure;
import ytv2.launcher.database.DatabaseConnection;

/// Finds out which SQL the service executes for a request: out of the log of its PostgreSQL, so that what pgbench runs
/// cannot differ from it.
///
/// @param connection of a superuser
/// @param log where the server writes
/// @param user of the service
record StatementCapture(Connection connection, Path log, String user) {

    /// The service's sessions notice a changed setting when they are next used.
    private static final int ATTEMPTS = 50;

    /// The statements of each row's sample, a script for each request. Nobody else may ask the service meanwhile.
    ///
    /// @return by the rows' names
    /// @throws Failure if the service executes none
    Map<String, List<PgbenchScript>> scripts(List<Row> rows, Asker asker) throws InterruptedException {
        try {
            set("ALTER SYSTEM SET log_statement = 'all'");
            Map<String, List<PgbenchScript>> scripts = new HashMap<>();
            for (Row row : rows) {
                scripts.put(row.name(), scripts(row, asker));
            }
            set("ALTER SYSTEM RESET log_statement");
            return scripts;
        } catch (SQLException | IOException e) {
            throw new Failure("the service's statements cannot be captured: " + e.getMessage(), e);
        }
    }

    private List<PgbenchScript> scripts(Row row, Asker asker) throws IOException, InterruptedException {
        List<PgbenchScript> scripts = new ArrayList<>();
        for (Question question : row.sample()) {
            scripts.add(script(question, row, "r" + scripts.size(), asker));
        }
        return scripts;
    }

    private PgbenchScript script(Question question, Row row, String name, Asker asker)
            throws IOException, InterruptedException {
        String logged = "";
        for (int attempt = 1; attempt <= ATTEMPTS && !logged.contains("execute "); attempt++) {
            long before = Files.size(log);
            var _ = asker.ask(
                    Requests.concrete(question.path(), attempt), row.requests().headers());
            logged = since(before);
        }
        return PgbenchScript.of(logged, user, name);
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
