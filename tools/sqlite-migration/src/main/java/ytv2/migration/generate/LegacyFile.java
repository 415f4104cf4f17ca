package ytv2.migration.generate;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// A legacy file that is being written, in one transaction.
final class LegacyFile implements AutoCloseable {

    private final Path path;
    private final Recipe recipe;
    private final Connection connection;
    private final Map<LegacyTable, List<String>> columns = new EnumMap<>(LegacyTable.class);
    private final Map<String, PreparedStatement> inserts = new HashMap<>();

    private LegacyFile(Path path, Recipe recipe, Connection connection) {
        this.path = path;
        this.recipe = recipe;
        this.connection = connection;
        for (LegacyTable table : LegacyTable.values()) {
            columns.put(table, table.columns(recipe.without()));
        }
    }

    /// @throws FileAlreadyExistsException if there is such a file
    static LegacyFile create(Path path, Recipe recipe) throws SQLException, IOException {
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileAlreadyExistsException(path.toString());
        }
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + path.toAbsolutePath());
        LegacyFile file = new LegacyFile(path, recipe, connection);
        // it is made anew if the machine stops
        file.execute("PRAGMA synchronous = off");
        file.execute("PRAGMA journal_mode = off");
        // holds the indexes of a million rows
        file.execute("PRAGMA cache_size = -131072");
        connection.setAutoCommit(false);
        for (LegacyTable table : file.tables()) {
            file.execute(table.create(recipe.without(), recipe.dirty()));
        }
        return file;
    }

    void add(LegacyVideo video) throws SQLException {
        for (LegacyRow row : video.rows()) {
            if (tables().contains(row.table())) {
                add(row);
            }
        }
    }

    private void add(LegacyRow row) throws SQLException {
        List<String> columns = Objects.requireNonNull(this.columns.get(row.table()));
        PreparedStatement insert = insert(row, columns);
        for (int i = 0; i < columns.size(); i++) {
            Object value = row.get(columns.get(i));
            insert.setObject(i + 1, value instanceof LegacyRow.RawText raw ? raw.bytes() : value);
        }
        int _ = insert.executeUpdate();
    }

    /// One for each table, and one for each column that gets bytes as a text.
    private PreparedStatement insert(LegacyRow row, List<String> columns) throws SQLException {
        String raw = columns.stream()
                .filter(column -> row.get(column) instanceof LegacyRow.RawText)
                .findFirst()
                .orElse("");
        String key = row.table().sqlName() + "." + raw;
        PreparedStatement known = inserts.get(key);
        if (known == null) {
            String places = columns.stream()
                    .map(column -> column.equals(raw) ? "CAST(? AS TEXT)" : "?")
                    .collect(Collectors.joining(", "));
            known = connection.prepareStatement("INSERT INTO %s (%s) VALUES (%s)"
                    .formatted(row.table().sqlName(), String.join(", ", columns), places));
            inserts.put(key, known);
        }
        return known;
    }

    /// With the indexes that the programs of old make.
    void finish() throws SQLException {
        for (String column : List.of("video_id", "indexed_at")) {
            if (LegacyTable.CONTENT.columns(recipe.without()).contains(column)) {
                execute("CREATE INDEX idx_content_" + column + " ON content (" + column + ")");
            }
        }
        connection.commit();
    }

    private List<LegacyTable> tables() {
        return recipe.variants()
                ? List.of(LegacyTable.values())
                : List.of(LegacyTable.CONTENT, LegacyTable.CONTENT_SUMMARIES);
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            boolean _ = statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        for (PreparedStatement insert : inserts.values()) {
            insert.close();
        }
        connection.close();
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
