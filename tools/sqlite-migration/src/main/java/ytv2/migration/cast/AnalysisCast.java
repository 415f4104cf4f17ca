package ytv2.migration.cast;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/// Casts the analysis of a row of `content`: the document in `analysis`, completed by the columns that say the same and
/// that cards read from the document alone.
final class AnalysisCast {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String CATEGORIES = "categories";

    private final ValueCast cells;
    private final ObjectNode document;

    private AnalysisCast(ValueCast cells, ObjectNode document) {
        this.cells = cells;
        this.document = document;
    }

    /// @param categorised whether the row has categories of its own beside the analysis
    /// @return empty if the row says nothing of the kind
    static Optional<ObjectNode> cast(ValueCast cells, boolean categorised) {
        AnalysisCast analysis = new AnalysisCast(cells, stored(cells));
        analysis.addTexts();
        analysis.addCategories(categorised);
        return analysis.document.isEmpty() ? Optional.empty() : Optional.of(analysis.document);
    }

    static JsonNode rawText(String text) {
        return JSON.objectNode().put("raw_text", text);
    }

    private static ObjectNode stored(ValueCast cells) {
        Optional<String> text = cells.text("analysis");
        Optional<JsonCast.Read> read =
                text.flatMap(JsonCast::read).filter(json -> json.value().isObject());
        if (text.isPresent() && read.filter(JsonCast.Read::exact).isEmpty()) {
            cells.coerced("analysis", read.isEmpty() ? "is no JSON object: not stored" : "is no plain JSON");
        }
        return read.map(json -> (ObjectNode) json.value()).orElseGet(JSON::objectNode);
    }

    private void addTexts() {
        addText("content_type");
        addText("complexity_level");
        addText("language");
        addList("key_topics");
        addList("named_entities");
        cells.integer("audio_duration_seconds")
                .filter(seconds -> seconds > 0 && !document.has("audio_duration_seconds"))
                .ifPresent(seconds -> document.put("audio_duration_seconds", seconds));
    }

    private void addText(String column) {
        cells.text(column).filter(_ -> isAbsent(column)).ifPresent(text -> document.put(column, text));
    }

    private void addList(String column) {
        cells.row()
                .cell(column)
                .text()
                .filter(_ -> isAbsent(column))
                .flatMap(JsonCast::read)
                .map(JsonCast.Read::value)
                .filter(list -> list.isArray() && !list.isEmpty())
                .ifPresent(list -> document.set(column, list));
    }

    private boolean isAbsent(String member) {
        JsonNode present = document.path(member);
        return present.isMissingNode()
                || present.isNull()
                || (present.isTextual() && present.textValue().isBlank());
    }

    /// The flat columns `category` (a name, or a JSON list of names) and `subcategory` say what the video is about
    /// where no document does.
    private void addCategories(boolean categorised) {
        Optional<ArrayNode> names =
                cells.text("category").map(AnalysisCast::names).filter(list -> !list.isEmpty());
        if (names.isEmpty() || !document.path(CATEGORIES).isMissingNode()) {
            return;
        }
        if (categorised) {
            if (isAbsent("category")) {
                document.set("category", names.get());
            }
        } else {
            document.set(
                    CATEGORIES,
                    CategoryCast.document(names.get(), cells.text("subcategory"))
                            .get(CATEGORIES));
        }
    }

    private static ArrayNode names(String text) {
        ArrayNode names = JSON.arrayNode();
        Optional<JsonNode> list = JsonCast.read(text).map(JsonCast.Read::value).filter(JsonNode::isArray);
        if (list.isEmpty()) {
            return names.add(text);
        }
        list.get().forEach(element -> {
            if (element.isTextual() && !element.textValue().isBlank()) {
                names.add(element);
            }
        });
        return names;
    }
}
