package ytv2.migration.target;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Rows in the text format of `COPY`: columns between tabs, a line a row.
///
/// @see <a href="https://www.postgresql.org/docs/17/sql-copy.html#id-1.9.3.55.9.2">COPY, text format</a>
final class CopyText {

    private final StringBuilder rows = new StringBuilder(1 << 16);

    /// @param columns in PostgreSQL's text form; `null` for NULL
    void addRow(List<@Nullable String> columns) {
        for (int i = 0; i < columns.size(); i++) {
            if (i > 0) {
                rows.append('\t');
            }
            add(columns.get(i));
        }
        rows.append('\n');
    }

    /// A `boolean`.
    static String of(boolean value) {
        return value ? "t" : "f";
    }

    /// A `bytea`.
    static String of(byte[] value) {
        return "\\x" + HexFormat.of().formatHex(value);
    }

    private void add(@Nullable String value) {
        if (value == null) {
            rows.append("\\N");
        } else {
            escape(value);
        }
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    byte[] bytes() {
        return rows.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void escape(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> rows.append("\\\\");
                case '\n' -> rows.append("\\n");
                case '\r' -> rows.append("\\r");
                case '\t' -> rows.append("\\t");
                default -> rows.append(c);
            }
        }
    }
}
