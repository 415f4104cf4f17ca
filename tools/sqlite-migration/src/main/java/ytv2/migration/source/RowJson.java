package ytv2.migration.source;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;

/// A source row as JSON that a person can put right. Blobs and texts that JSON cannot hold are Base64.
public final class RowJson {

    private RowJson() {}

    public static ObjectNode toJson(SourceRow row) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("side", row.side().slug());
        json.put("table", row.table().sqlName());
        json.put("rowid", row.rowid());
        ObjectNode columns = json.putObject("columns");
        for (int i = 0; i < row.columns().size(); i++) {
            put(columns, row.columns().get(i), row.cells().get(i));
        }
        return json;
    }

    private static void put(ObjectNode columns, String column, Cell cell) {
        switch (cell) {
            case Cell.Null _ -> columns.putNull(column);
            case Cell.Whole whole -> columns.put(column, whole.value());
            case Cell.Real real when Double.isFinite(real.value()) -> columns.put(column, real.value());
            case Cell.Real real -> columns.put(column, Double.toString(real.value()));
            case Cell.Text text when text.value().indexOf('\0') < 0 -> columns.put(column, text.value());
            case Cell.Text text ->
                columns.putObject(column).put("base64", text.value().getBytes(StandardCharsets.UTF_8));
            case Cell.Bytes bytes -> columns.putObject(column).put("base64", bytes.value());
        }
    }
}
