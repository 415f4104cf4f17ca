package ytv2.benchmarks.data;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import ytv2.launcher.database.DatabaseConnection;

/// The indexes that a bulk load does without: made anew over all rows they take a fraction of the time.
///
/// @param definitions as PostgreSQL itself writes them
record SuspendedIndexes(List<String> definitions) {

    private static final String INDEXES = """
            SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS definition
            FROM pg_index AS i
            WHERE i.indrelid IN ('report_card'::regclass, 'content'::regclass) AND NOT i.indisunique
            ORDER BY 1
            """;

    static SuspendedIndexes drop(Connection connection) throws SQLException {
        List<String> names = new ArrayList<>();
        List<String> definitions = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(INDEXES)) {
            while (rows.next()) {
                names.add(rows.getString("name"));
                definitions.add(rows.getString("definition"));
            }
        }
        for (String name : names) {
            DatabaseConnection.execute(connection, "DROP INDEX " + name);
        }
        return new SuspendedIndexes(List.copyOf(definitions));
    }

    void create(Connection connection) throws SQLException {
        for (String definition : definitions) {
            DatabaseConnection.execute(connection, definition);
        }
    }
}
