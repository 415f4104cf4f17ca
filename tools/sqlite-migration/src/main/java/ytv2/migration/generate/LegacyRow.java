package ytv2.migration.generate;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A row that is to be written: values of any type, by column. Columns without one are NULL.
final class LegacyRow {

    private final LegacyTable table;
    private final Map<String, @Nullable Object> values = new HashMap<>();

    LegacyRow(LegacyTable table) {
        this.table = table;
    }

    /// A text that SQLite takes for one, whatever its bytes are.
    record RawText(byte[] bytes) {}

    LegacyTable table() {
        return table;
    }

    /// @param value text, number, blob, [RawText] or `null`
    void put(String column, @Nullable Object value) {
        values.put(column, value);
    }

    /// This row, with the value.
    LegacyRow with(String column, @Nullable Object value) {
        put(column, value);
        return this;
    }

    @Nullable
    Object get(String column) {
        return values.get(column);
    }

    /// A value that is a text.
    String text(String column) {
        return String.valueOf(values.get(column));
    }
}
