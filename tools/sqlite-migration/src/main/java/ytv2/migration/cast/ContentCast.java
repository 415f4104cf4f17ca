package ytv2.migration.cast;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import ytv2.migration.cast.Note.Kind;
import ytv2.migration.source.Cell;
import ytv2.migration.source.SourceRow;
import ytv2.model.SentTime;

/// Casts a row of `content`.
public final class ContentCast {

    /// What `content.id` may have.
    private static final int LONGEST_ID = 256;

    private final ValueCast cells;
    private final Notes notes;
    private final Map<Field, String> values = new EnumMap<>(Field.class);
    private boolean curated;
    private boolean unreadableCategories;

    private ContentCast(SourceRow row, Optional<ZoneId> zone, Notes notes) {
        this.cells = new ValueCast(row, zone, notes);
        this.notes = notes;
    }

    /// @param zone of the times without an offset in this row's file; empty if nobody said
    /// @param notes gets whatever is not stored as it was
    public static CastContent cast(SourceRow row, Optional<ZoneId> zone, Notes notes) {
        return new ContentCast(row, zone, notes).cast();
    }

    private CastContent cast() {
        putTexts();
        putNumbers();
        Optional<SentTime> indexed = putTime(Field.INDEXED_AT);
        Optional<SentTime> created = putTime(Field.CREATED_AT);
        Optional<SentTime> updated = putTime(Field.UPDATED_AT);
        var _ = putTime(Field.PUBLISHED_AT);
        putCategories();
        putTopics();
        put(
                Field.ANALYSIS_JSON,
                AnalysisCast.cast(cells, values.containsKey(Field.SUBCATEGORIES_JSON))
                        .map(JsonNode::toString));
        // last: it keeps the originals of all that were changed
        put(Field.LEGACY, LegacyColumns.of(cells).map(ObjectNode::toString));
        return new CastContent(
                cells.row(),
                values,
                curated,
                unreadableCategories,
                updated.or(() -> indexed).or(() -> created),
                created);
    }

    private void putTexts() {
        put(Field.ID, cells.text("id", LONGEST_ID));
        put(Field.TITLE, cells.text("title"));
        put(Field.CHANNEL_NAME, cells.text("channel_name"));
        put(Field.CANONICAL_URL, cells.text("canonical_url"));
        put(Field.THUMBNAIL_URL, cells.text("thumbnail_url"));
        put(Field.SUMMARY_IMAGE_URL, cells.text("summary_image_url"));
        put(Field.LANGUAGE, cells.text("language"));
        put(Field.TRANSCRIPT_TEXT, cells.text("transcript_text"));
    }

    private void putNumbers() {
        put(Field.DURATION_SECONDS, cells.integer("duration_seconds").map(Object::toString));
        put(Field.WORD_COUNT, cells.integer("word_count").map(Object::toString));
        put(Field.HAS_AUDIO, cells.bool("has_audio").map(value -> value ? "t" : "f"));
    }

    private Optional<SentTime> putTime(Field field) {
        Optional<SentTime> time = cells.time(field.column());
        put(field, time.map(value -> value.instant().toString()));
        return time;
    }

    /// Categories that were set by hand. What nobody can read is not dropped but rejected, to be put right.
    private void putCategories() {
        String column = Field.SUBCATEGORIES_JSON.column();
        Cell cell = cells.row().cell(column);
        Curation curation = Curation.of(cell);
        curated = curation == Curation.CURATED;
        unreadableCategories = curation == Curation.UNREADABLE;
        if (unreadableCategories) {
            notes.add(cells.row(), column, Kind.REJECTED, "are no categories", cell);
            return;
        }
        cells.text(column)
                .flatMap(JsonCast::read)
                .filter(read -> !read.value().isNull())
                .ifPresent(read -> {
                    ObjectNode document = CategoryCast.document(read.value()).orElseThrow();
                    if (!read.value().equals(document) || !read.exact()) {
                        cells.coerced(
                                column, "is not in the form {\"categories\": [{\"category\", \"subcategories\"}]}");
                    }
                    values.put(Field.SUBCATEGORIES_JSON, document.toString());
                });
    }

    private void putTopics() {
        String column = "key_topics";
        put(Field.TOPICS_JSON, cells.text(column).flatMap(text -> {
            Optional<JsonCast.Read> read = JsonCast.read(text);
            if (read.filter(json -> json.value().isNull()).isPresent()) {
                return Optional.empty();
            }
            Optional<JsonCast.Read> usable = read.filter(json -> json.value().isContainerNode());
            if (usable.isEmpty() || !usable.get().exact()) {
                cells.coerced(column, usable.isEmpty() ? "is no JSON list: kept as raw_text" : "is no plain JSON");
            }
            return Optional.of(usable.map(JsonCast.Read::value)
                    .orElseGet(() -> AnalysisCast.rawText(text))
                    .toString());
        }));
    }

    private void put(Field field, Optional<String> value) {
        value.ifPresent(known -> values.put(field, known));
    }
}
