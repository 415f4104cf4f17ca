package ytv2.migration.baseline;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.Writer;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import ytv2.migration.ProgressLine;
import ytv2.migration.cast.Curation;
import ytv2.migration.source.Cell;
import ytv2.migration.source.SourceRow;
import ytv2.migration.source.SourceTable;
import ytv2.migration.source.SourceVideo;
import ytv2.migration.source.SqliteFile;
import ytv2.migration.source.VideoReader;

/// Reads a file through once, and counts.
final class Baseline {

    private final Map<SourceTable, TableProfile> tables = new EnumMap<>(SourceTable.class);
    private final ArrayNode curated = JsonNodeFactory.instance.arrayNode();
    private long withSubcategories;
    private long unreadable;
    private long withTopics;

    private Baseline(SqliteFile file) {
        for (SourceTable table : SourceTable.values()) {
            List<String> columns = file.columns(table);
            if (!columns.isEmpty()) {
                tables.put(table, new TableProfile(table, columns));
            }
        }
    }

    /// @param checksums gets a line for each row: table, number, SHA-256
    static ObjectNode of(SqliteFile file, Writer checksums, ProgressLine progress) throws IOException {
        Baseline baseline = new Baseline(file);
        try (VideoReader videos = new VideoReader(List.of(file))) {
            while (videos.hasNext()) {
                SourceVideo video = videos.next();
                for (SourceRow row : video.rows()) {
                    baseline.add(video.key(), row, checksums);
                }
                progress.add(1);
            }
        }
        return baseline.toJson();
    }

    private void add(String key, SourceRow row, Writer checksums) throws IOException {
        TableProfile profile = tables.get(row.table());
        if (profile == null) {
            throw new IllegalStateException("a row of a table that the file lacks");
        }
        checksums.write(row.table().sqlName() + " " + row.rowid() + " " + profile.add(row) + "\n");
        if (row.table() != SourceTable.CONTENT) {
            return;
        }
        Cell topics = row.cell("key_topics");
        withTopics += topics.text().filter(text -> !text.isBlank()).isPresent() ? 1 : 0;
        switch (Curation.of(row.cell("subcategories_json"))) {
            case CURATED -> {
                withSubcategories++;
                curated.add(key.isEmpty() ? row.place() : key);
            }
            case UNREADABLE -> unreadable++;
            case NONE -> {}
        }
    }

    private ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("with_subcategories", withSubcategories);
        json.put("unreadable_subcategories", unreadable);
        json.put("with_topics", withTopics);
        ArrayNode list = json.putArray("tables");
        tables.values().forEach(table -> list.add(table.toJson()));
        json.set("curated", curated);
        return json;
    }
}
