package ytv2.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import ytv2.benchmarks.load.PgbenchScript;
import ytv2.benchmarks.row.Row;
import ytv2.launcher.database.DatabaseConnection;

/// How PostgreSQL executes the statements of each row, as a page of Markdown.
///
/// @param connection of a superuser
/// @see <a href="https://www.postgresql.org/docs/17/sql-explain.html">PostgreSQL, EXPLAIN</a>
record Plans(Connection connection, StringBuilder page) {

    private static final Pattern VARIABLE = Pattern.compile(":(r\\d+_\\d+_(\\d+))");

    Plans(Connection connection) {
        this(connection, new StringBuilder());
    }

    /// As roles.sql has it for the service's user.
    private static final String ONE_PROCESS = "SET max_parallel_workers_per_gather = 0";

    /// Executes the statements of the first request of each row, twice: the second time everything is in memory.
    void add(List<Row> rows, Map<String, List<PgbenchScript>> scripts) throws SQLException {
        DatabaseConnection.execute(connection, ONE_PROCESS);
        for (Row row : rows) {
            PgbenchScript first =
                    Objects.requireNonNull(scripts.get(row.name())).getFirst();
            page.append("\n## ").append(row.name()).append('\n');
            for (String statement : first.sql().split(";\n")) {
                String prepared =
                        "PREPARE explained AS " + VARIABLE.matcher(statement).replaceAll("\\$$2");
                String execution = "EXECUTE explained" + arguments(statement, first.variables());
                List<String> _ = lines(prepared, execution);
                page.append("\n```sql\n")
                        .append(VARIABLE.matcher(statement).replaceAll("\\$$2"))
                        .append("\n```\n\n```\n");
                lines(prepared, "EXPLAIN (ANALYZE, BUFFERS, SERIALIZE) " + execution)
                        .forEach(line -> page.append(line).append('\n'));
                page.append("```\n");
            }
        }
    }

    void write(Path file, Map<String, String> about) throws IOException {
        String facts = about.entrySet().stream()
                .filter(fact -> List.of("machine", "versions", "data").contains(fact.getKey()))
                .map(fact -> "- " + fact.getKey() + ": " + fact.getValue() + "\n")
                .collect(Collectors.joining());
        Files.writeString(file, """
                # How PostgreSQL executes each statement

                Written by `./ytv2 bench --plans FILE`: the rows of PERFORMANCE.md, and what else the dashboard service reads.

                """ + facts + page);
    }

    private List<String> lines(String prepared, String execution) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            statement.execute(prepared);
            try (ResultSet rows = statement.executeQuery(execution)) {
                while (rows.next()) {
                    lines.add(rows.getString(1));
                }
            }
            statement.execute("DEALLOCATE explained");
        }
        return lines;
    }

    private static String arguments(String statement, Map<String, String> variables) {
        List<String> values = new ArrayList<>();
        Matcher variable = VARIABLE.matcher(statement);
        while (variable.find()) {
            int position = Integer.parseInt(variable.group(2));
            while (values.size() < position) {
                values.add("NULL");
            }
            String value = Objects.requireNonNull(variables.get(variable.group(1)));
            values.set(position - 1, "'" + value.replace("'", "''") + "'");
        }
        return values.isEmpty() ? "" : "(" + String.join(", ", values) + ")";
    }
}
