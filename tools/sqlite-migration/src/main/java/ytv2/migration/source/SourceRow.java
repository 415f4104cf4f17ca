package ytv2.migration.source;

import java.util.List;

/// One row of one file, with the columns that this file really has.
///
/// @param rowid SQLite's own number of the row, by which a person finds it again
/// @param columns in the table's order, in lower case
/// @param cells one for each column
public record SourceRow(Side side, SourceTable table, long rowid, List<String> columns, List<Cell> cells) {

    public SourceRow {
        if (columns.size() != cells.size()) {
            throw new IllegalArgumentException(columns.size() + " columns, " + cells.size() + " cells");
        }
    }

    /// What the column holds; [Cell#NULL] if the file has no such column.
    public Cell cell(String column) {
        int index = columns.indexOf(column);
        return index < 0 ? Cell.NULL : cells.get(index);
    }

    /// Where to find it: `nas content rowid 17`.
    public String place() {
        return side.slug() + " " + table.sqlName() + " rowid " + rowid;
    }
}
