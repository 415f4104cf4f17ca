package ytv2.benchmarks.ingest;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import ytv2.benchmarks.load.PgbenchScript;

/// Lets pgbench write a captured document again and again: as another video each time.
///
/// @param connection of a superuser
record FreshIds(Connection connection) {

    private static final Pattern VARIABLE = Pattern.compile(":(\\w+_\\d+_\\d+)");

    private static final String TYPES =
            "SELECT CAST(parameter_types AS text[]) FROM pg_prepared_statements WHERE name = 'typed'";

    /// @param id of the document
    PgbenchScript writing(PgbenchScript captured, String id) throws SQLException {
        Map<String, String> types = new HashMap<>();
        for (String statement : captured.sql().split(";\n", -1)) {
            if (!statement.isBlank()) {
                types.putAll(types(statement));
            }
        }
        types.keySet()
                .removeIf(name -> !captured.variables().getOrDefault(name, "").contains(id));
        return captured.writing(id, types);
    }

    /// What PostgreSQL takes the variables of a statement for, by their names.
    private Map<String, String> types(String sql) throws SQLException {
        List<String> names = new ArrayList<>();
        Matcher variable = VARIABLE.matcher(sql);
        String numbered = variable.replaceAll(found -> {
            names.add(found.group(1));
            return Matcher.quoteReplacement("$" + names.size());
        });
        try (Statement statement = connection.createStatement()) {
            statement.execute("PREPARE typed AS " + numbered);
            try (ResultSet row = statement.executeQuery(TYPES)) {
                row.next();
                Array types = row.getArray(1);
                Map<String, String> byName = new HashMap<>();
                String[] all = (String[]) types.getArray();
                for (int i = 0; i < all.length; i++) {
                    byName.put(names.get(i), all[i]);
                }
                return byName;
            } finally {
                statement.execute("DEALLOCATE typed");
            }
        }
    }
}
