package ytv2.migration.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import ytv2.migration.CommandRun;
import ytv2.migration.generate.LegacyPair;
import ytv2.migration.generate.Recipe;
import ytv2.model.testing.Session;
import ytv2.model.testing.TestDatabase;

/// A pair of legacy files in a directory, and an empty database to take them into.
public final class Stage implements AutoCloseable {

    private static final List<String> TABLES =
            List.of("content", "content_summaries", "content_tombstone", "report_card", "v_facet_count");

    private final Path directory;
    private final Recipe recipe;
    private final TestDatabase database = TestDatabase.migrated();
    private int runs;

    private Stage(Path directory, Recipe recipe) {
        this.directory = directory;
        this.recipe = recipe;
    }

    public static Stage of(Path directory, Recipe recipe) throws SQLException, IOException {
        Stage stage = new Stage(directory, recipe);
        LegacyPair.write(recipe, stage.nas(), stage.dashboard());
        return stage;
    }

    public Path nas() {
        return directory.resolve("nas.db");
    }

    public Path dashboard() {
        return directory.resolve("dashboard.db");
    }

    public Recipe recipe() {
        return recipe;
    }

    public TestDatabase database() {
        return database;
    }

    public Session owner() throws SQLException {
        return database.owner();
    }

    /// What a run did.
    ///
    /// @param result as other programs see it; an empty object if there is none
    public record Done(int exitCode, String output, String errors, JsonNode result, Path reports) {

        public long outcome(String slug) {
            return result.path("outcomes").path(slug).asLong();
        }

        public JsonNode curated() {
            return result.path("curated");
        }

        /// The lines of a list; none if there is no such list.
        public List<String> list(String name) throws IOException {
            try (Stream<Path> files = Files.list(reports)) {
                List<String> lines = new ArrayList<>();
                for (Path file :
                        files.filter(path -> path.toString().endsWith(name)).toList()) {
                    lines.addAll(Files.readAllLines(file));
                }
                return lines;
            }
        }
    }

    /// Both files, with what the dashboard lacks taken for deleted.
    public Done run(String... more) throws IOException {
        return command("run", with(more, "--deletes-from", "dashboard"));
    }

    /// The same files and rules as those of [#run].
    public Done verify(String... more) throws IOException {
        return command("verify", with(more, "--deletes-from", "dashboard"));
    }

    /// Of the NAS's file.
    public Done bench() throws IOException {
        return command("bench", List.of("--sqlite", nas().toString(), "--times", "8"));
    }

    public Done preflight(String... more) throws IOException {
        return command("preflight", with(more));
    }

    /// A run of other files than both, or of a file of rejects.
    public Done command(String... options) throws IOException {
        return command("run", List.of(options));
    }

    private List<String> with(String[] more, String... rules) {
        List<String> options = new ArrayList<>(
                List.of("--nas", nas().toString(), "--dashboard", dashboard().toString()));
        options.addAll(List.of(rules));
        options.addAll(List.of(more));
        return options;
    }

    private Done command(String command, List<String> options) throws IOException {
        return command(Map.of(), command, options);
    }

    /// Any command.
    ///
    /// @param settings what it sees in its environment beside the target
    public Done command(Map<String, String> settings, String command, List<String> options) throws IOException {
        Path reports = Files.createDirectory(directory.resolve("reports-" + ++runs));
        Path json = reports.resolve("result.json");
        List<String> arguments = new ArrayList<>(List.of(command));
        arguments.addAll(options);
        arguments.addAll(List.of("--reports", reports.toString(), "--json", json.toString()));
        Map<String, String> environment = new TreeMap<>(settings);
        String _ = environment.put("DATABASE_URL", database.url("ytv2_owner").toUri());
        CommandRun run = CommandRun.of(environment, arguments.toArray(String[]::new));
        JsonNode result =
                Files.exists(json) ? new ObjectMapper().readTree(json.toFile()) : new ObjectMapper().createObjectNode();
        return new Done(run.exitCode(), run.output(), run.errors(), result, reports);
    }

    /// Of all that people see, by table: differs whenever a row does.
    public Map<String, String> checksums() throws SQLException {
        return checksums("to_jsonb(t) - 'deleted_at' - 'search_vector'");
    }

    /// The same but for when something was written.
    public Map<String, String> meanings() throws SQLException {
        return checksums("to_jsonb(t) - 'deleted_at' - 'search_vector' - 'updated_at'");
    }

    private Map<String, String> checksums(String row) throws SQLException {
        Map<String, String> checksums = new TreeMap<>();
        try (Session owner = owner()) {
            for (String table : TABLES) {
                checksums.put(
                        table,
                        owner.text(
                                "SELECT count(*) || ' ' || md5(COALESCE(string_agg(r, '|' ORDER BY r COLLATE \"C\"), ''))"
                                        + " FROM (SELECT (" + row + ")::text AS r FROM " + table + " AS t) AS x"));
            }
        }
        return checksums;
    }

    /// The rows of every table that a run may write, whatever it is for.
    public long rows() throws SQLException {
        long rows = 0;
        try (Session owner = owner()) {
            for (String table : List.of(
                    "content",
                    "content_summaries",
                    "content_tombstone",
                    "report_card",
                    "content_event",
                    "content_audit",
                    "migrated_video",
                    "migration_run",
                    "facet_count",
                    "facet_change")) {
                rows += owner.number("SELECT count(*) FROM " + table);
            }
        }
        return rows;
    }

    public List<String> column(String sql) throws SQLException {
        try (Session owner = owner()) {
            return List.copyOf(owner.column(sql));
        }
    }

    public long number(String sql) throws SQLException {
        try (Session owner = owner()) {
            return owner.number(sql);
        }
    }

    public void change(String sql, Object... parameters) throws SQLException {
        try (Session owner = owner()) {
            owner.run(sql, parameters);
        }
    }

    /// Changes a legacy file as its programs would.
    public static void legacy(Path file, String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                boolean _ = statement.execute(sql);
            }
        }
    }

    @Override
    public void close() throws SQLException {
        database.close();
    }
}
