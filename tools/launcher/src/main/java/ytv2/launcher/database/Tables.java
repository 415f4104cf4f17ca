package ytv2.launcher.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The tables that hold the product's data, without Flyway's own.
public final class Tables {

    private static final String COLUMNS = """
            SELECT c.relname, a.attname
            FROM pg_catalog.pg_class AS c
            JOIN pg_catalog.pg_attribute AS a ON a.attrelid = c.oid
            WHERE c.relkind = 'r'
              AND c.relnamespace = 'public'::regnamespace
              AND c.relname <> 'flyway_schema_history'
              AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
              AND NOT EXISTS (
                  SELECT FROM pg_catalog.pg_depend AS d
                  WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
            ORDER BY c.relname, a.attnum
            """;

    private static final String REFERENCES = """
            SELECT child.relname, parent.relname
            FROM pg_catalog.pg_constraint AS k
            JOIN pg_catalog.pg_class AS child ON child.oid = k.conrelid
            JOIN pg_catalog.pg_class AS parent ON parent.oid = k.confrelid
            WHERE k.contype = 'f' AND k.connamespace = 'public'::regnamespace AND k.conrelid <> k.confrelid
            """;

    private static final String SEQUENCES = """
            SELECT c.relname FROM pg_catalog.pg_class AS c
            WHERE c.relkind = 'S' AND c.relnamespace = 'public'::regnamespace
            ORDER BY c.relname
            """;

    private static final String TRIGGERED = """
            SELECT DISTINCT c.relname
            FROM pg_catalog.pg_trigger AS t
            JOIN pg_catalog.pg_class AS c ON c.oid = t.tgrelid
            WHERE c.relnamespace = 'public'::regnamespace AND NOT t.tgisinternal
            ORDER BY c.relname
            """;

    private Tables() {}

    /// Each table's columns in their order, without generated ones; a table comes after those it refers to.
    public static Map<String, List<String>> columns(Connection connection) throws SQLException {
        Map<String, List<String>> columns = new TreeMap<>();
        forEach(
                connection,
                COLUMNS,
                row -> columns.computeIfAbsent(row.getString(1), _ -> new ArrayList<>())
                        .add(row.getString(2)));
        Map<String, Set<String>> parents = new HashMap<>();
        forEach(
                connection,
                REFERENCES,
                row -> parents.computeIfAbsent(row.getString(1), _ -> new HashSet<>())
                        .add(row.getString(2)));
        Map<String, List<String>> ordered = new LinkedHashMap<>();
        for (String table : parentsFirst(columns.keySet(), parents)) {
            ordered.put(table, List.copyOf(columns.getOrDefault(table, List.of())));
        }
        return ordered;
    }

    /// How many rows each table has; those without any are left out.
    public static Map<String, Long> rowCounts(Connection connection, Collection<String> tables) throws SQLException {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (String table : tables) {
            long rows =
                    DatabaseConnection.number(connection, "SELECT count(*) FROM " + DatabaseConnection.quoted(table));
            if (rows > 0) {
                counts.put(table, rows);
            }
        }
        return counts;
    }

    public static List<String> sequences(Connection connection) throws SQLException {
        List<String> names = new ArrayList<>();
        forEach(connection, SEQUENCES, row -> names.add(row.getString(1)));
        return names;
    }

    /// The tables that have triggers of ours; those that keep foreign keys do not count.
    public static List<String> triggered(Connection connection) throws SQLException {
        List<String> names = new ArrayList<>();
        forEach(connection, TRIGGERED, row -> names.add(row.getString(1)));
        return names;
    }

    /// By name within each generation. Tables that refer to each other in a circle come last, by name.
    static List<String> parentsFirst(Collection<String> tables, Map<String, Set<String>> parents) {
        List<String> ordered = new ArrayList<>();
        List<String> left = new ArrayList<>(tables);
        boolean found = true;
        while (found) {
            List<String> ready = left.stream()
                    .filter(table ->
                            parents.getOrDefault(table, Set.of()).stream().noneMatch(left::contains))
                    .toList();
            ordered.addAll(ready);
            found = left.removeAll(ready);
        }
        ordered.addAll(left);
        return ordered;
    }

    private static void forEach(Connection connection, String sql, RowReader reader) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                reader.read(rows);
            }
        }
    }

    private interface RowReader {
        void read(ResultSet row) throws SQLException;
    }
}
