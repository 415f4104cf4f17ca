package ytv2.benchmarks.data;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// Rows in the text format of COPY.
///
/// @see <a href="https://www.postgresql.org/docs/17/sql-copy.html">COPY</a>
final class CopyText {

    private final StringBuilder rows = new StringBuilder();

    /// @param values empty ones become NULL
    void add(List<String> values) {
        String separator = "";
        for (String value : values) {
            rows.append(separator);
            if (value.isEmpty()) {
                rows.append("\\N");
            } else {
                escape(value);
            }
            separator = "\t";
        }
        rows.append('\n');
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
