package ytv2.migration.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import ytv2.migration.source.SourceFailure;

/// A copy of a legacy file, used as the legacy programs use it: settings as SQLite has them, `synchronous=FULL` among
/// them.
final class SqliteStore implements Store {

    private static final String SUMMARY =
            "INSERT INTO content_summaries (content_id, summary_text, summary_type) VALUES (?, ?, 'comprehensive')";

    private final Connection connection;
    private final List<String> ids;
    private final Map<String, @Nullable Object> template;
    private final String text;
    private final PreparedStatement insert;
    private final PreparedStatement insertSummary;
    private final PreparedStatement select;
    private final PreparedStatement selectSummaries;
    private final PreparedStatement update;
    private final PreparedStatement delete;
    private final PreparedStatement deleteSummaries;
    private final PreparedStatement list;

    /// @param copy that may be written
    SqliteStore(Path copy) throws SQLException {
        connection = DriverManager.getConnection("jdbc:sqlite:" + copy.toAbsolutePath());
        connection.setAutoCommit(false);
        ids = texts("SELECT id FROM content WHERE id IS NOT NULL ORDER BY id");
        template = template();
        text = texts("SELECT summary_text FROM content_summaries ORDER BY id LIMIT 1").stream()
                .findFirst()
                .orElseThrow(() -> new SourceFailure(copy + " has no summaries: there is nothing to measure with"));
        insert = connection.prepareStatement("INSERT INTO content (" + String.join(", ", template.keySet())
                + ") VALUES (" + String.join(", ", Collections.nCopies(template.size(), "?")) + ")");
        insertSummary = connection.prepareStatement(SUMMARY);
        select = connection.prepareStatement("SELECT * FROM content WHERE id = ?");
        selectSummaries = connection.prepareStatement("SELECT * FROM content_summaries WHERE content_id = ?");
        update = connection.prepareStatement("UPDATE content SET subcategories_json = ? WHERE id = ?");
        delete = connection.prepareStatement("DELETE FROM content WHERE id = ?");
        deleteSummaries = connection.prepareStatement("DELETE FROM content_summaries WHERE content_id = ?");
        list = connection.prepareStatement("""
                SELECT c.*, s.summary_text, s.summary_type
                FROM content AS c
                LEFT JOIN content_summaries AS s ON s.content_id = c.id
                ORDER BY c.indexed_at DESC
                LIMIT ?
                """);
    }

    @Override
    public long run(Operation operation, int number) throws SQLException {
        String id = PREFIX + number;
        long characters = 0;
        switch (operation) {
            case INSERT -> insert(id);
            case SELECT -> {
                String known = ids.get(number % ids.size());
                characters = Rows.read(select, known) + Rows.read(selectSummaries, known);
            }
            case UPDATE -> Rows.write(update, Categories.document(number), id);
            case DELETE -> {
                Rows.write(deleteSummaries, id);
                Rows.write(delete, id);
            }
            case LIST -> characters = Rows.read(list, PAGE);
            case SCAN -> {
                for (String table : texts("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")) {
                    characters += Rows.scan(connection, table);
                }
            }
        }
        connection.commit();
        return characters;
    }

    private void insert(String id) throws SQLException {
        Map<String, @Nullable Object> row = new LinkedHashMap<>(template);
        row.replaceAll((column, value) -> column.equals("id") || column.equals("video_id") ? id : value);
        Rows.write(insert, row.values().toArray());
        Rows.write(insertSummary, id, text);
    }

    private Map<String, @Nullable Object> template() throws SQLException {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT * FROM content ORDER BY id LIMIT 1")) {
            ResultSetMetaData columns = rows.getMetaData();
            while (rows.next()) {
                for (int column = 1; column <= columns.getColumnCount(); column++) {
                    Object _ = row.put(columns.getColumnName(column), rows.getObject(column));
                }
            }
        }
        return row;
    }

    private List<String> texts(String query) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts.stream().collect(Collectors.toUnmodifiableList());
    }

    /// The copy goes with its directory.
    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
