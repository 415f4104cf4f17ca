package ytv2.ingest.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The JSON columns' part of [ContentMerge].
final class JsonMerge {

    /// Members of `analysis_json` that others than the analysis attach: they stay when a new analysis lacks them.
    private static final List<String> ATTACHED_PREFIXES = List.of("audio_", "summary_image_");

    private static final String CATEGORIES = "categories";

    /// PostgreSQL writes numbers its own way: 1e3 comes back as 1000.
    private static final Comparator<JsonNode> BY_VALUE = (one, other) -> {
        if (one.isNumber() && other.isNumber()) {
            return one.decimalValue().compareTo(other.decimalValue());
        }
        return one.equals(other) ? 0 : 1;
    };

    private final ContentEntity row;
    private final UpsertReport command;

    JsonMerge(ContentEntity row, UpsertReport command) {
        this.row = row;
        this.command = command;
    }

    /// Member by member: a document that knows nothing of the audio does not make it unknown.
    void mergeMedia() {
        SentContent sent = command.content();
        sent.media().ifPresent(media -> {
            ObjectNode merged = object(row.media);
            boolean hadAudio = merged.path("has_audio").asBoolean();
            overlay(merged, media);
            if (hadAudio) {
                merged.put("has_audio", true);
            }
            row.media = changed(row.media, merged);
            row.hasAudio |= media.path("has_audio").asBoolean();
        });
        sent.mediaMetadata().ifPresent(metadata -> {
            ObjectNode merged = object(row.mediaMetadata);
            overlay(merged, metadata);
            row.mediaMetadata = changed(row.mediaMetadata, merged);
        });
        sent.topics().ifPresent(topics -> row.topicsJson = changed(row.topicsJson, topics));
        sent.transcriptSegments()
                .ifPresent(segments -> row.transcriptSegments = changed(row.transcriptSegments, segments));
    }

    /// @return whether hand-made categories were kept against the document's
    boolean mergeCategoriesAndAnalysis() {
        boolean kept = row.curated && !command.curated();
        boolean differs = kept && (replacesCategories() || replacesAnalysisCategories());
        clear(kept);
        if (!kept) {
            command.content()
                    .subcategories()
                    .ifPresent(sent -> row.subcategoriesJson = changed(row.subcategoriesJson, sent));
        }
        command.content()
                .analysis()
                .ifPresent(sent -> row.analysisJson = changed(row.analysisJson, mergedAnalysis(sent, kept)));
        return differs;
    }

    private void clear(boolean keepCategories) {
        if (command.cleared().contains(ClearedField.SUBCATEGORIES_JSON) && !keepCategories) {
            row.subcategoriesJson = null;
        }
        if (command.cleared().contains(ClearedField.ANALYSIS_JSON)) {
            ObjectNode rest = object(row.analysisJson).retain(keepCategories ? List.of(CATEGORIES) : List.of());
            row.analysisJson = rest.isEmpty() ? null : changed(row.analysisJson, rest);
        }
    }

    private boolean replacesCategories() {
        return command.cleared().contains(ClearedField.SUBCATEGORIES_JSON)
                || command.content()
                        .subcategories()
                        .filter(sent -> !sent.equals(tree(row.subcategoriesJson)))
                        .isPresent();
    }

    private boolean replacesAnalysisCategories() {
        ObjectNode stored = object(row.analysisJson);
        return (command.cleared().contains(ClearedField.ANALYSIS_JSON) && stored.has(CATEGORIES))
                || command.content()
                        .analysis()
                        .filter(sent ->
                                sent.has(CATEGORIES) && !sent.path(CATEGORIES).equals(stored.path(CATEGORIES)))
                        .isPresent();
    }

    private ObjectNode mergedAnalysis(ObjectNode sent, boolean keepCategories) {
        ObjectNode stored = object(row.analysisJson);
        ObjectNode merged = sent.deepCopy();
        stored.properties().forEach(member -> {
            boolean attached = ATTACHED_PREFIXES.stream().anyMatch(member.getKey()::startsWith)
                    && FieldReader.isAbsent(sent.get(member.getKey()));
            if (attached || (keepCategories && member.getKey().equals(CATEGORIES))) {
                merged.set(member.getKey(), member.getValue());
            }
        });
        if (keepCategories && !stored.has(CATEGORIES)) {
            merged.remove(CATEGORIES);
        }
        return merged;
    }

    private static void overlay(ObjectNode stored, ObjectNode sent) {
        sent.properties().stream()
                .filter(member -> !FieldReader.isAbsent(member.getValue()))
                .forEach(member -> stored.set(member.getKey(), member.getValue()));
    }

    /// The stored text where the document says the same in other words, so that an unchanged row is not written.
    private static @Nullable String changed(@Nullable String stored, JsonNode merged) {
        JsonNode known = tree(stored);
        return known != null && merged.equals(BY_VALUE, known) ? stored : merged.toString();
    }

    private static ObjectNode object(@Nullable String stored) {
        return Optional.ofNullable(tree(stored))
                .filter(ObjectNode.class::isInstance)
                .map(ObjectNode.class::cast)
                .orElseGet(() -> JsonNodeFactory.instance.objectNode());
    }

    private static @Nullable JsonNode tree(@Nullable String stored) {
        try {
            return stored == null ? null : PayloadReader.readText(stored);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("PostgreSQL keeps valid JSON only", impossible);
        }
    }
}
