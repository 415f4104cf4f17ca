package ytv2.migration.mirror;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import ytv2.migration.CommandRun;
import ytv2.migration.generate.LegacyPair;
import ytv2.migration.generate.Recipe;
import ytv2.migration.run.Stage;

/// Files that are mirrored into.
final class Mirroring {

    private static final List<String> TABLES = List.of("content", "content_summaries", "summary_variants");

    private Mirroring() {}

    /// A file with the tables of the programs of old, and nothing in them.
    static Path emptyFile(Path directory, Recipe like) throws SQLException, IOException {
        Path file = directory.resolve("empty-nas.db");
        Recipe none = Recipe.clean(0);
        LegacyPair.write(like.dirty() ? none.spoilt() : none, file, directory.resolve("empty-dashboard.db"));
        return file;
    }

    static CommandRun mirror(Stage stage, Path file, String... more) {
        return command(stage, "true", file, more);
    }

    static CommandRun command(Stage stage, String mode, Path file, String... more) {
        List<String> arguments = new ArrayList<>(List.of("mirror", "--to", file.toString()));
        arguments.addAll(List.of(more));
        return CommandRun.of(
                Map.of("DATABASE_URL", stage.database().url("ytv2_owner").toUri(), "DUAL_WRITE_MODE", mode),
                arguments.toArray(String[]::new));
    }

    /// All rows of the programs of old, by table.
    static Map<String, List<String>> rows(Path file) throws SQLException {
        Map<String, List<String>> rows = new TreeMap<>();
        for (String table : TABLES) {
            rows.put(table, rows(file, table));
        }
        return rows;
    }

    private static List<String> rows(Path file, String table) throws SQLException {
        String columns = String.join(
                " || '|' || ",
                texts(
                        file,
                        "SELECT 'quote(\"' || name || '\")' FROM pragma_table_info('" + table + "')"
                                + " WHERE name <> 'id' OR type LIKE 'TEXT%' ORDER BY cid"));
        return texts(file, "SELECT " + columns + " FROM " + table + " ORDER BY 1");
    }

    static List<String> texts(Path file, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(String.valueOf(rows.getString(1)));
            }
            return texts;
        }
    }
}
