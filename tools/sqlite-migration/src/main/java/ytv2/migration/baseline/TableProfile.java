package ytv2.migration.baseline;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import ytv2.migration.source.RowDigest;
import ytv2.migration.source.RowJson;
import ytv2.migration.source.SourceRow;
import ytv2.migration.source.SourceTable;

/// What one table of a file holds.
final class TableProfile {

    private static final int SAMPLES = 3;

    private final SourceTable table;
    private final RowDigest digest = new RowDigest();
    private final Map<String, Map<String, Long>> types = new LinkedHashMap<>();
    private final List<ObjectNode> samples = new ArrayList<>();
    private long rows;

    TableProfile(SourceTable table, List<String> columns) {
        this.table = table;
        columns.forEach(column -> types.put(column, new TreeMap<>()));
    }

    /// Counts a row in.
    ///
    /// @return its own checksum, in hexadecimal digits
    String add(SourceRow row) {
        rows++;
        for (int i = 0; i < row.columns().size(); i++) {
            long _ = types.computeIfAbsent(row.columns().get(i), _ -> new TreeMap<>())
                    .merge(row.cells().get(i).type(), 1L, Long::sum);
        }
        RowDigest own = new RowDigest();
        own.add(row);
        byte[] checksum = own.finish();
        digest.add(checksum);
        if (samples.size() < SAMPLES) {
            samples.add(RowJson.toJson(row));
        }
        return HexFormat.of().formatHex(checksum);
    }

    /// To be asked once, at the end.
    ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("table", table.sqlName());
        json.put("rows", rows);
        json.put("sha256", HexFormat.of().formatHex(digest.finish()));
        ObjectNode columns = json.putObject("columns");
        types.forEach((column, counts) -> {
            ObjectNode found = columns.putObject(column);
            counts.forEach(found::put);
        });
        var list = json.putArray("sample");
        samples.forEach(list::add);
        return json;
    }
}
