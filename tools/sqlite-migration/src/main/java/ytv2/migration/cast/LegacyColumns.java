package ytv2.migration.cast;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ytv2.migration.source.Cell;
import ytv2.migration.source.SourceRow;

/// What has no column of its own in PostgreSQL, or could not be stored there as it was, kept as one JSON object.
public final class LegacyColumns {

    /// What is stored elsewhere as it stands; their originals are kept only where they were changed.
    private static final Set<String> AT_HOME = Set.of(
            "id",
            "video_id",
            "title",
            "channel_name",
            "canonical_url",
            "thumbnail_url",
            "summary_image_url",
            "published_at",
            "indexed_at",
            "created_at",
            "updated_at",
            "duration_seconds",
            "word_count",
            "language",
            "has_audio",
            "audio_duration_seconds",
            "subcategories_json",
            "analysis",
            "key_topics",
            "transcript_text");

    private LegacyColumns() {}

    /// Whether a column of `content` is stored elsewhere as it stands.
    public static boolean isAtHome(String column) {
        return AT_HOME.contains(column);
    }

    /// What stood in a column, of what was [kept][#put].
    ///
    /// @param kept `null` or missing for a column that said nothing
    public static Cell restored(JsonNode kept) {
        return switch (kept.getNodeType()) {
            case MISSING, NULL, BINARY, POJO -> Cell.NULL;
            case BOOLEAN -> new Cell.Whole(kept.booleanValue() ? 1 : 0);
            case NUMBER ->
                kept.isIntegralNumber() && kept.canConvertToLong()
                        ? new Cell.Whole(kept.longValue())
                        : new Cell.Real(kept.doubleValue());
            case STRING -> new Cell.Text(kept.textValue());
            case ARRAY -> new Cell.Text(kept.toString());
            case OBJECT -> bytes(kept).orElseGet(() -> new Cell.Text(kept.toString()));
        };
    }

    private static Optional<Cell> bytes(JsonNode kept) {
        try {
            byte @Nullable [] bytes = kept.path("base64").binaryValue();
            return bytes == null ? Optional.empty() : Optional.of(new Cell.Bytes(bytes));
        } catch (IOException e) {
            return Optional.empty(); // another object
        }
    }

    /// @return empty if everything has a home
    static Optional<ObjectNode> of(ValueCast cells) {
        ObjectNode kept = JsonNodeFactory.instance.objectNode();
        SourceRow row = cells.row();
        Set<String> changed = cells.changed();
        for (String column : row.columns()) {
            if (!AT_HOME.contains(column) || changed.contains(column)) {
                put(kept, column, row.cell(column));
            }
        }
        return kept.isEmpty() ? Optional.empty() : Optional.of(kept);
    }

    /// NULL and `''` say nothing. Text that is none in PostgreSQL is kept as its bytes, in Base64.
    static void put(ObjectNode object, String column, Cell cell) {
        switch (cell) {
            case Cell.Null _ -> {}
            case Cell.Whole whole -> object.put(column, whole.value());
            case Cell.Real real when Double.isFinite(real.value()) -> object.put(column, real.value());
            case Cell.Real real -> object.put(column, Double.toString(real.value()));
            case Cell.Bytes bytes -> object.putObject(column).put("base64", bytes.value());
            case Cell.Text text when text.value().isEmpty() -> {}
            case Cell.Text text
            when TextCast.storable(text.value()).equals(text.value()) -> object.put(column, text.value());
            case Cell.Text text ->
                object.putObject(column).put("base64", text.value().getBytes(StandardCharsets.UTF_8));
        }
    }
}
