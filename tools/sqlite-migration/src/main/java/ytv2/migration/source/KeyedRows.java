package ytv2.migration.source;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The rows of one table in the order of the videos they belong to, read one at a time.
///
/// The order is that of the ids' UTF-8 bytes, which SQLite calls BINARY and PostgreSQL `COLLATE "C"`.
final class KeyedRows implements AutoCloseable {

    /// Ours come before the table's own columns.
    private static final int OWN_COLUMNS = 2;

    /// `yt:` before an id does not belong to it. By bytes, for SQLite's functions end a text at its first NUL.
    static final String BARE =
            "CASE WHEN substr(%1$s, 1, 3) = 'yt:' THEN CAST(substr(CAST(%1$s AS BLOB), 4) AS TEXT) ELSE %1$s END";

    private final SqliteFile file;
    private final SourceTable table;
    private final List<String> columns;
    private final Statement statement;
    private final ResultSet rows;
    private byte @Nullable [] key;

    private KeyedRows(SqliteFile file, SourceTable table) throws SQLException {
        this.file = file;
        this.table = table;
        this.columns = file.columns(table);
        this.statement = file.connection().createStatement();
        this.rows = statement.executeQuery(query(file, table));
        advance();
    }

    /// @throws SourceFailure if the file cannot be read
    static KeyedRows open(SqliteFile file, SourceTable table) {
        try {
            return new KeyedRows(file, table);
        } catch (SQLException e) {
            throw failure(file, e);
        }
    }

    /// The id of the video that the next row belongs to, without `yt:`, as UTF-8; zero bytes if it belongs to none;
    /// `null` after the last row.
    byte @Nullable [] key() {
        return key;
    }

    /// The next row.
    SourceRow next() {
        try {
            List<Cell> cells = new ArrayList<>(columns.size());
            for (int i = 1; i <= columns.size(); i++) {
                cells.add(cell(rows, OWN_COLUMNS + i));
            }
            SourceRow row = new SourceRow(file.side(), table, rows.getLong(2), columns, cells);
            advance();
            return row;
        } catch (SQLException e) {
            throw failure(file, e);
        }
    }

    private void advance() throws SQLException {
        if (rows.next()) {
            byte[] found = rows.getBytes(1);
            key = found == null ? new byte[0] : found;
        } else {
            key = null;
        }
    }

    /// A value, of whatever type.
    static Cell cell(ResultSet rows, int index) throws SQLException {
        return switch (rows.getObject(index)) {
            case null -> Cell.NULL;
            case Integer whole -> new Cell.Whole(whole);
            case Long whole -> new Cell.Whole(whole);
            case Number real -> new Cell.Real(real.doubleValue());
            case byte[] bytes -> new Cell.Bytes(bytes);
            // the driver puts U+FFFD where bytes are not UTF-8; a text may hold one of its own
            case String text -> text.indexOf('\uFFFD') < 0 ? new Cell.Text(text) : Cell.ofUtf8(rows.getBytes(index));
            case Object other -> throw new SQLException("a value of type " + other.getClass());
        };
    }

    private static String query(SqliteFile file, SourceTable table) {
        List<String> content = file.columns(SourceTable.CONTENT);
        String owner = file.owner();
        List<String> own = file.columns(table);
        boolean joined = table == SourceTable.CONTENT_SUMMARIES && own.contains("content_id") && content.contains("id");
        String key = switch (table) {
            case CONTENT -> bare("t." + owner);
            case CONTENT_SUMMARIES -> joined ? bare("c." + owner) : "''";
            case SUMMARY_VARIANTS -> own.contains("video_id") ? bare("t.video_id") : "''";
        };
        // a summary of no row belongs to no video
        String join = joined ? " LEFT JOIN content AS c ON c.id = t.content_id" : "";
        return "SELECT COALESCE(%s, ''), t.rowid, t.* FROM %s AS t%s ORDER BY 1, 2"
                .formatted(key, table.sqlName(), join);
    }

    static String bare(String column) {
        return BARE.formatted("trim(CAST(" + column + " AS TEXT))");
    }

    private static SourceFailure failure(SqliteFile file, SQLException e) {
        return new SourceFailure(file.path() + " cannot be read: " + e.getMessage(), e);
    }

    @Override
    public void close() {
        try (statement) {
            rows.close();
        } catch (SQLException e) {
            throw failure(file, e);
        }
    }

    /// For messages.
    @Override
    public String toString() {
        return file.side().slug() + " " + table.sqlName()
                + (key == null ? " at its end" : " before " + new String(key, StandardCharsets.UTF_8));
    }
}
