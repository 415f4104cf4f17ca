package ytv2.migration.source;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Consumer;

/// Reads one column of `content` through, whatever is in it.
public final class ColumnReader {

    private ColumnReader() {}

    /// @param each gets every value; none if the file lacks the column
    public static void forEach(SqliteFile file, String column, Consumer<Cell> each) {
        if (!file.columns(SourceTable.CONTENT).contains(column)) {
            return;
        }
        try (Statement statement = file.connection().createStatement();
                ResultSet rows = statement.executeQuery("SELECT " + column + " FROM content")) {
            while (rows.next()) {
                each.accept(KeyedRows.cell(rows, 1));
            }
        } catch (SQLException e) {
            throw new SourceFailure(file.path() + " cannot be read: " + e.getMessage(), e);
        }
    }
}
