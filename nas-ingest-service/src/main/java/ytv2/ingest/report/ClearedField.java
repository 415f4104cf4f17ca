package ytv2.ingest.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A field that a document may empty on purpose, by naming it in `clear`. Absence never empties anything.
enum ClearedField {
    CANONICAL_URL,
    THUMBNAIL_URL,
    SUMMARY_IMAGE_URL,
    PUBLISHED_AT,
    DURATION_SECONDS,
    WORD_COUNT,
    LANGUAGE,
    ORIGINAL_LANGUAGE,
    SUMMARY_LANGUAGE,
    AUDIO_LANGUAGE,
    HAS_AUDIO,
    MEDIA,
    MEDIA_METADATA,
    SUBCATEGORIES_JSON,
    ANALYSIS_JSON,
    TOPICS_JSON,
    TRANSCRIPT,
    TRANSCRIPT_SEGMENTS;

    private static final String ALL =
            Arrays.stream(values()).map(ClearedField::field).collect(Collectors.joining(", "));

    /// The member's name in a document.
    String field() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Set<ClearedField> from(FieldReader fields, @Nullable JsonNode node) {
        Optional<ArrayNode> names = fields.array("clear", node, Longest.JSON);
        Set<ClearedField> cleared = EnumSet.noneOf(ClearedField.class);
        for (int i = 0; i < names.map(ArrayNode::size).orElse(0); i++) {
            String name = names.orElseThrow().get(i).asText();
            Optional<ClearedField> field = Arrays.stream(values())
                    .filter(candidate -> candidate.field().equals(name))
                    .findFirst();
            if (field.isEmpty()) {
                fields.reject("clear[" + i + "]", "must be one of " + ALL);
            }
            field.ifPresent(cleared::add);
        }
        return cleared;
    }
}
