package ytv2.migration.source;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Finds the rows of some videos in a file, by its indexes where it has them: the same rows, in the same order, that a
/// [VideoReader] finds.
public final class VideoLookup {

    /// Such ids no index finds: they are looked for once.
    private static final String ODD = """
            SELECT %1$s, rowid FROM %2$s
            WHERE typeof(%3$s) NOT IN ('text', 'null') OR %3$s <> trim(%3$s)
            """;

    private static final String ROWS = """
            SELECT %1$s AS key, t.rowid, t.* FROM %2$s AS t
            WHERE t.%3$s IN (SELECT value FROM json_each(?)) OR t.rowid IN (SELECT value FROM json_each(?))
            ORDER BY t.rowid
            """;

    private static final String UNNAMED = """
            SELECT NULL AS key, t.rowid, t.* FROM content AS t
            WHERE (t.id IN (SELECT value FROM json_each(?)) AND (t.video_id IS NULL OR trim(t.video_id) = ''))
               OR t.rowid IN (SELECT value FROM json_each(?))
            ORDER BY t.rowid
            LIMIT 1
            """;

    private final SqliteFile file;
    private final Map<SourceTable, Map<String, List<Long>>> odd = new HashMap<>();

    /// @param file stays open
    public VideoLookup(SqliteFile file) throws SQLException {
        this.file = file;
        odd.put(SourceTable.CONTENT, odd(SourceTable.CONTENT));
        odd.put(SourceTable.SUMMARY_VARIANTS, odd(SourceTable.SUMMARY_VARIANTS));
    }

    /// @param ids without `yt:`
    /// @return a video for each id that has any rows
    public Map<String, SourceVideo> read(Collection<String> ids) throws SQLException {
        Set<String> wanted = Set.copyOf(ids);
        Map<String, List<SourceRow>> rows = new LinkedHashMap<>();
        Map<String, String> owners = new HashMap<>();
        for (Keyed found : keyed(SourceTable.CONTENT, wanted)) {
            rows.computeIfAbsent(found.key(), _ -> new ArrayList<>()).add(found.row());
            found.row().cell("id").text().ifPresent(id -> {
                String _ = owners.put(id, found.key());
            });
        }
        addFirstStore(rows, owners);
        for (Keyed found : keyed(SourceTable.SUMMARY_VARIANTS, wanted)) {
            rows.computeIfAbsent(found.key(), _ -> new ArrayList<>()).add(found.row());
        }
        Map<String, SourceVideo> videos = new HashMap<>();
        rows.forEach((key, found) -> {
            SourceVideo _ = videos.put(key, new SourceVideo(key, found));
        });
        return videos;
    }

    /// A row of `content` that has lost the id of its video.
    ///
    /// @param names one of which is the row's own
    public Optional<SourceRow> unnamed(List<String> names) throws SQLException {
        if (!file.columns(SourceTable.CONTENT).containsAll(List.of("id", "video_id"))) {
            return Optional.empty();
        }
        ArrayNode ids = JsonNodeFactory.instance.arrayNode();
        names.forEach(ids::add);
        return read(SourceTable.CONTENT, UNNAMED, ids, JsonNodeFactory.instance.arrayNode()).stream()
                .map(Keyed::row)
                .findFirst();
    }

    private record Keyed(String key, SourceRow row) {}

    private Optional<String> key(SourceTable table) {
        List<String> columns = file.columns(table);
        return switch (table) {
            case CONTENT -> Optional.of(file.owner());
            case SUMMARY_VARIANTS -> columns.contains("video_id") ? Optional.of("video_id") : Optional.empty();
            case CONTENT_SUMMARIES -> columns.contains("content_id") ? Optional.of("content_id") : Optional.empty();
        };
    }

    private Map<String, List<Long>> odd(SourceTable table) throws SQLException {
        Map<String, List<Long>> found = new HashMap<>();
        Optional<String> column = key(table);
        if (column.isPresent()) {
            String sql = ODD.formatted(KeyedRows.bare(column.get()), table.sqlName(), column.get());
            try (Statement statement = file.connection().createStatement();
                    ResultSet rows = statement.executeQuery(sql)) {
                while (rows.next()) {
                    byte[] key = rows.getBytes(1);
                    if (key != null) {
                        found.computeIfAbsent(new String(key, StandardCharsets.UTF_8), _ -> new ArrayList<>())
                                .add(rows.getLong(2));
                    }
                }
            }
        }
        return found;
    }

    private List<Keyed> keyed(SourceTable table, Set<String> wanted) throws SQLException {
        Optional<String> column = key(table);
        if (column.isEmpty()) {
            return List.of();
        }
        ArrayNode names = JsonNodeFactory.instance.arrayNode();
        ArrayNode rowids = JsonNodeFactory.instance.arrayNode();
        Map<String, List<Long>> others = odd.getOrDefault(table, Map.of());
        for (String id : wanted) {
            names.add(id).add("yt:" + id);
            others.getOrDefault(id, List.of()).forEach(rowids::add);
        }
        String sql = ROWS.formatted(KeyedRows.bare("t." + column.get()), table.sqlName(), column.get());
        return read(table, sql, names, rowids).stream()
                .filter(found -> wanted.contains(found.key()))
                .toList();
    }

    /// Of the rows of `content` that were found.
    private void addFirstStore(Map<String, List<SourceRow>> rows, Map<String, String> owners) throws SQLException {
        if (key(SourceTable.CONTENT_SUMMARIES).isEmpty() || owners.isEmpty()) {
            return;
        }
        ArrayNode ids = JsonNodeFactory.instance.arrayNode();
        owners.keySet().forEach(ids::add);
        String sql = ROWS.formatted("t.content_id", SourceTable.CONTENT_SUMMARIES.sqlName(), "content_id");
        for (Keyed found : read(SourceTable.CONTENT_SUMMARIES, sql, ids, JsonNodeFactory.instance.arrayNode())) {
            List<SourceRow> owned = rows.get(owners.getOrDefault(found.key(), ""));
            if (owned != null) {
                owned.add(found.row());
            }
        }
    }

    private List<Keyed> read(SourceTable table, String sql, ArrayNode names, ArrayNode rowids) throws SQLException {
        List<String> columns = file.columns(table);
        List<Keyed> found = new ArrayList<>();
        try (PreparedStatement statement = file.connection().prepareStatement(sql)) {
            statement.setString(1, names.toString());
            statement.setString(2, rowids.toString());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    List<Cell> cells = new ArrayList<>(columns.size());
                    for (int i = 1; i <= columns.size(); i++) {
                        cells.add(KeyedRows.cell(rows, 2 + i));
                    }
                    byte[] key = rows.getBytes(1);
                    found.add(new Keyed(
                            key == null ? "" : new String(key, StandardCharsets.UTF_8),
                            new SourceRow(file.side(), table, rows.getLong(2), columns, cells)));
                }
            }
        }
        return found;
    }
}
