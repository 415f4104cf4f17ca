package ytv2.migration.mirror;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import ytv2.migration.cast.LegacyColumns;
import ytv2.migration.source.Cell;
import ytv2.migration.source.SourceRow;
import ytv2.migration.source.SourceTable;

/// Writes rows of a file, column by column, as its tables allow.
final class RowWriter {

    private final Connection connection;
    private final Map<SourceTable, Set<String>> required = new EnumMap<>(SourceTable.class);

    RowWriter(Connection connection) throws SQLException {
        this.connection = connection;
        for (SourceTable table : SourceTable.values()) {
            required.put(table, required(table));
        }
    }

    private Set<String> required(SourceTable table) throws SQLException {
        Set<String> names = new HashSet<>();
        String sql = "SELECT name FROM pragma_table_info('" + table.sqlName() + "') WHERE \"notnull\" = 1";
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                boolean _ = names.add(rows.getString(1).toLowerCase(Locale.ROOT));
            }
        }
        return names;
    }

    /// What is not known, in columns that only the programs of old know, is as they have declared it.
    void insert(SourceRow row) throws SQLException {
        List<String> columns =
                row.columns().stream().filter(column -> isKnown(row, column)).toList();
        String sql = "INSERT INTO %s (%s) VALUES (%s)"
                .formatted(
                        row.table().sqlName(),
                        columns.stream().map(RowWriter::quoted).collect(Collectors.joining(", ")),
                        columns.stream().map(_ -> "?").collect(Collectors.joining(", ")));
        run(sql, columns.stream().map(row::cell).toList());
    }

    private boolean isKnown(SourceRow row, String column) {
        if (!(row.cell(column) instanceof Cell.Null)) {
            return true;
        }
        return row.table() == SourceTable.CONTENT
                && LegacyColumns.isAtHome(column)
                && !required.getOrDefault(row.table(), Set.of()).contains(column);
    }

    /// Changes what differs.
    ///
    /// @param row as it should be
    void update(SourceRow present, SourceRow row) throws SQLException {
        List<String> columns = row.columns().stream()
                .filter(column -> !isSame(present.cell(column), row.cell(column)))
                .filter(column -> !(row.cell(column) instanceof Cell.Null
                        && (column.equals("id")
                                || required.getOrDefault(row.table(), Set.of()).contains(column))))
                .toList();
        if (columns.isEmpty()) {
            return;
        }
        List<Cell> values = new ArrayList<>(columns.stream().map(row::cell).toList());
        values.add(new Cell.Whole(present.rowid()));
        String sql = "UPDATE %s SET %s WHERE rowid = ?"
                .formatted(
                        row.table().sqlName(),
                        columns.stream().map(column -> quoted(column) + " = ?").collect(Collectors.joining(", ")));
        run(sql, values);
    }

    void delete(SourceRow present) throws SQLException {
        run("DELETE FROM " + present.table().sqlName() + " WHERE rowid = ?", List.of(new Cell.Whole(present.rowid())));
    }

    /// Of a row of `content`, by its name.
    void deletePrimary(Cell contentId) throws SQLException {
        run("DELETE FROM " + SourceTable.CONTENT_SUMMARIES.sqlName() + " WHERE content_id = ?", List.of(contentId));
    }

    private static boolean isSame(Cell one, Cell other) {
        return one instanceof Cell.Bytes bytes && other instanceof Cell.Bytes others
                ? java.util.Arrays.equals(bytes.value(), others.value())
                : one.equals(other);
    }

    private void run(String sql, List<Cell> values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.size(); i++) {
                switch (values.get(i)) {
                    case Cell.Null _ -> statement.setNull(i + 1, Types.NULL);
                    case Cell.Whole whole -> statement.setLong(i + 1, whole.value());
                    case Cell.Real real -> statement.setDouble(i + 1, real.value());
                    case Cell.Text text -> statement.setString(i + 1, text.value());
                    case Cell.Bytes bytes -> statement.setBytes(i + 1, bytes.value());
                }
            }
            int _ = statement.executeUpdate();
        }
    }

    private static String quoted(String column) {
        return '"' + column.replace("\"", "\"\"") + '"';
    }
}
