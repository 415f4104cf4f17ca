package ytv2.migration.cast;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import ytv2.model.SummaryVariant;
import ytv2.model.summary.SummaryText;

/// The text of a summary out of what the legacy stores hold for it: plain text, JSON, or a Python dict as a string,
/// with the variants in it that were made in one go.
final class SummaryTextCast {

    /// A dict in a dict in a dict; deeper ones are searched like any other value.
    private static final int DEEPEST = 32;

    private static final List<String> COMPREHENSIVE =
            List.of("comprehensive", "bullet_points", "key_points", "summary");
    private static final List<String> POINTS = List.of("bullet_points", "key_points", "comprehensive", "summary");
    private static final List<String> AUDIO = List.of("summary", "comprehensive", "bullet_points", "key_points");

    private SummaryTextCast() {}

    /// What was found.
    ///
    /// @param text with real line breaks; `""` if there is none
    /// @param document the whole of which the text is a part; empty where plain text was stored
    record Found(String text, Optional<JsonNode> document) {}

    static Found find(String stored, SummaryVariant variant) {
        String text = TextCast.storable(stored);
        if (!text.stripLeading().startsWith("{")) {
            return new Found(SummaryText.withLineBreaks(text), Optional.empty());
        }
        return JsonCast.read(stored.strip())
                .map(JsonCast.Read::value)
                .filter(JsonNode::isObject)
                .map(document -> new Found(
                        SummaryText.withLineBreaks(
                                text(document, order(variant), 0).orElse("")),
                        Optional.of(document)))
                .orElseGet(() -> new Found(SummaryText.withLineBreaks(text), Optional.empty()));
    }

    private static List<String> order(SummaryVariant variant) {
        String name = variant.name();
        if (name.startsWith("audio")) {
            return AUDIO;
        }
        return name.startsWith("key-points") || name.startsWith("bullet-points") ? POINTS : COMPREHENSIVE;
    }

    private static Optional<String> text(JsonNode value, List<String> order, int depth) {
        if (value.isTextual()) {
            return Optional.of(value.textValue()).filter(SummaryText::isVisible);
        }
        if (depth > DEEPEST || value.isNull() || !value.isContainerNode()) {
            return value.isNumber() ? Optional.of(value.asText()) : Optional.empty();
        }
        return value.isArray() ? joined(value, order, depth) : member(value, order, depth);
    }

    private static Optional<String> joined(JsonNode array, List<String> order, int depth) {
        return Optional.of(StreamSupport.stream(array.spliterator(), false)
                        .flatMap(element -> text(element, order, depth + 1).stream())
                        .collect(Collectors.joining("\n")))
                .filter(SummaryText::isVisible);
    }

    /// The first of the wanted members that has any text, else the first of all members that has.
    private static Optional<String> member(JsonNode object, List<String> order, int depth) {
        // each once: searched twice at every level, a deep one would never end
        Set<String> names = new LinkedHashSet<>(order);
        object.fieldNames().forEachRemaining(names::add);
        return names.stream()
                .map(object::path)
                .filter(value -> !value.isNumber())
                .flatMap(value -> text(value, order, depth + 1).stream())
                .findFirst();
    }
}
