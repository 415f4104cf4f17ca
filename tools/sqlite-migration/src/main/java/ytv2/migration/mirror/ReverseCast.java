package ytv2.migration.mirror;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ytv2.migration.cast.Field;
import ytv2.migration.cast.LegacyColumns;
import ytv2.migration.merge.MergedVideo;
import ytv2.migration.source.Cell;
import ytv2.migration.source.Side;
import ytv2.migration.source.SourceRow;
import ytv2.migration.source.SourceTable;
import ytv2.migration.source.SourceVideo;
import ytv2.migration.verify.JsonSame;
import ytv2.migration.verify.StoredVideo;

/// Makes a row of `content` out of what PostgreSQL has: the inverse of [ytv2.migration.cast.ContentCast]. Where the
/// value that a file once had still says what PostgreSQL says, it is that value again, in whatever form it was.
final class ReverseCast {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Cell.Whole ONE = new Cell.Whole(1);
    private static final Cell.Whole ZERO = new Cell.Whole(0);

    private final Side side;
    private final Casts casts;

    ReverseCast(Side side, Casts casts) {
        this.side = side;
        this.casts = casts;
    }

    /// @param columns that the file's table has
    /// @param present the row that is there, whose columns stay that nobody else knows anything of
    SourceRow content(StoredVideo video, List<String> columns, Optional<SourceRow> present) {
        ObjectNode legacy = Casts.object(video.values().getOrDefault(Field.LEGACY, "{}"));
        Map<String, Cell> plain = plain(video, present);
        Map<String, Cell> cells = new HashMap<>(plain);
        Set<String> restored = new HashSet<>();
        for (String column : columns) {
            if (LegacyColumns.isAtHome(column) && legacy.has(column) && !isName(column)) {
                cells.put(column, LegacyColumns.restored(legacy.get(column)));
                restored.add(column);
            } else if (!LegacyColumns.isAtHome(column) && !plain.containsKey(column)) {
                cells.put(column, foreign(column, legacy, present));
            }
        }
        if (!restored.isEmpty()) {
            Map<Field, String> read = read(video, row(columns, cells));
            restored.stream()
                    .filter(column -> !isSame(field(column), read, video.values()))
                    .forEach(column -> cells.put(column, plain.getOrDefault(column, Cell.NULL)));
        }
        return row(columns, cells);
    }

    private static boolean isName(String column) {
        return column.equals("id") || column.equals("video_id");
    }

    private Map<Field, String> read(StoredVideo video, SourceRow row) {
        return casts.stored(new SourceVideo(video.videoId(), List.of(row)))
                .map(MergedVideo.Stored::values)
                .orElseGet(Map::of);
    }

    private SourceRow row(List<String> columns, Map<String, Cell> cells) {
        return new SourceRow(
                side,
                SourceTable.CONTENT,
                0,
                columns,
                columns.stream()
                        .map(column -> cells.getOrDefault(column, Cell.NULL))
                        .toList());
    }

    /// A column that PostgreSQL has none for.
    private static Cell foreign(String column, ObjectNode legacy, Optional<SourceRow> present) {
        return legacy.has(column)
                ? LegacyColumns.restored(legacy.get(column))
                : present.map(row -> row.cell(column)).orElse(Cell.NULL);
    }

    private static Field field(String column) {
        return switch (column) {
            case "analysis", "audio_duration_seconds" -> Field.ANALYSIS_JSON;
            case "key_topics" -> Field.TOPICS_JSON;
            default -> Field.valueOf(column.toUpperCase(java.util.Locale.ROOT));
        };
    }

    private static boolean isSame(Field field, Map<Field, String> read, Map<Field, String> stored) {
        @Nullable String one = read.get(field);
        @Nullable String other = stored.get(field);
        if (field == Field.HAS_AUDIO) {
            return "t".equals(one) == "t".equals(other);
        }
        if (one == null || other == null) {
            return one == null && other == null;
        }
        return field.type().equals("jsonb") ? JsonSame.isSame(one, other) : one.equals(other);
    }

    /// Every value in the one form in which the programs of old write it today.
    private static Map<String, Cell> plain(StoredVideo video, Optional<SourceRow> present) {
        Map<String, Cell> cells = new HashMap<>();
        for (Field field : Field.values()) {
            Cell value = cell(field, video.values().get(field));
            switch (field) {
                case ANALYSIS_JSON -> cells.put("analysis", value);
                case TOPICS_JSON -> cells.put("key_topics", topics(value));
                case LEGACY -> {}
                default -> cells.put(field.column(), value);
            }
        }
        cells.put("id", id(video, present));
        cells.put(
                "video_id",
                present.map(row -> row.cell("video_id"))
                        .filter(cell ->
                                cell.text().filter(text -> !text.isBlank()).isPresent())
                        .orElse(new Cell.Text(video.videoId())));
        ObjectNode analysis = Casts.object(video.values().getOrDefault(Field.ANALYSIS_JSON, "{}"));
        JsonNode audio = analysis.path("audio_duration_seconds");
        cells.put("audio_duration_seconds", audio.isNumber() ? LegacyColumns.restored(audio) : Cell.NULL);
        // what a migration alone has written, has the flat columns it came with
        if (video.others() > 0) {
            putCategories(video, analysis, cells);
        }
        return cells;
    }

    private static Cell cell(Field field, @Nullable String value) {
        if (value == null) {
            return field == Field.HAS_AUDIO ? ZERO : Cell.NULL;
        }
        return switch (field.type()) {
            case "integer" -> new Cell.Whole(Long.parseLong(value));
            case "boolean" -> value.equals("t") ? ONE : ZERO;
            default -> new Cell.Text(value);
        };
    }

    /// What could not be read stood there as it was.
    private static Cell topics(Cell stored) {
        JsonNode document = stored.text().map(Casts::read).orElseGet(JSON::missingNode);
        boolean raw = document.isObject()
                && document.size() == 1
                && document.path("raw_text").isTextual();
        return raw ? new Cell.Text(document.get("raw_text").textValue()) : stored;
    }

    /// A row keeps its name, by which others refer to it, even if it has none.
    private static Cell id(StoredVideo video, Optional<SourceRow> present) {
        boolean prefixed = video.videoId().contains(":");
        return present.map(row -> row.cell("id"))
                .orElseGet(
                        () -> new Cell.Text(Optional.ofNullable(video.values().get(Field.ID))
                                .orElse((prefixed ? "" : "yt:") + video.videoId())));
    }

    private static void putCategories(StoredVideo video, ObjectNode analysis, Map<String, Cell> cells) {
        JsonNode own = Casts.object(video.values().getOrDefault(Field.SUBCATEGORIES_JSON, "{}"))
                .path("categories");
        JsonNode categories = own.isEmpty() ? analysis.path("categories") : own;
        ArrayNode names = JSON.arrayNode();
        categories.forEach(category -> {
            if (category.path("category").isTextual()) {
                names.add(category.get("category"));
            }
        });
        if (!names.isEmpty()) {
            cells.put("category", new Cell.Text(names.toString()));
            JsonNode subcategory = categories.path(0).path("subcategories").path(0);
            cells.put("subcategory", subcategory.isTextual() ? new Cell.Text(subcategory.textValue()) : Cell.NULL);
        }
    }
}
