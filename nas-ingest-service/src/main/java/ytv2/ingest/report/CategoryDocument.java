package ytv2.ingest.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Brings the categories of a document into the one form that is stored: `{"categories": [{"category": text,
/// "subcategories": [text]}]}`. Clients also send the bare list, plain names, `name` for `category`, and one
/// subcategory where a list belongs.
final class CategoryDocument {

    private static final String FIELD = "subcategories_json";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final FieldReader fields;

    private CategoryDocument(FieldReader fields) {
        this.fields = fields;
    }

    static Optional<ObjectNode> from(FieldReader fields, @Nullable JsonNode node) {
        return fields.json(FIELD, node)
                .filter(json -> !json.isEmpty())
                .map(json -> new CategoryDocument(fields).normalise(json));
    }

    private ObjectNode normalise(JsonNode json) {
        ArrayNode categories = JSON.arrayNode();
        JsonNode elements = elements(json);
        if (isTooMany(FIELD + ".categories", elements)) {
            return JSON.objectNode();
        }
        for (int i = 0; i < elements.size(); i++) {
            categories.add(category(FIELD + ".categories[" + i + "]", elements.get(i)));
        }
        return JSON.objectNode().set("categories", categories);
    }

    private JsonNode elements(JsonNode json) {
        if (json.isArray()) {
            return json;
        }
        if (json.path("categories").isArray()) {
            return json.path("categories");
        }
        if (json.has("category")) {
            return JSON.arrayNode().add(json);
        }
        fields.reject(FIELD, "must be {\"categories\": [{\"category\": text, \"subcategories\": [text]}]}");
        return JSON.arrayNode();
    }

    private ObjectNode category(String field, JsonNode element) {
        JsonNode name = element.isObject() ? element.path(element.has("category") ? "category" : "name") : element;
        if (!name.isTextual()) {
            fields.reject(field, "must name its category in a text");
        }
        ObjectNode category = JSON.objectNode().put("category", name.asText());
        return category.set("subcategories", subcategories(field, element.path("subcategories")));
    }

    private ArrayNode subcategories(String field, JsonNode sent) {
        ArrayNode subcategories = JSON.arrayNode();
        JsonNode elements = sent.isTextual() ? JSON.arrayNode().add(sent) : sent;
        if (!elements.isArray() && !elements.isNull() && !elements.isMissingNode()) {
            fields.reject(field + ".subcategories", "must be an array of texts");
        }
        if (isTooMany(field + ".subcategories", elements)) {
            return subcategories;
        }
        for (JsonNode element : elements) {
            if (!element.isTextual()) {
                fields.reject(field + ".subcategories", "must be an array of texts");
                break;
            }
            subcategories.add(element);
        }
        return subcategories;
    }

    private boolean isTooMany(String field, JsonNode elements) {
        boolean tooMany = elements.size() > Longest.CATEGORIES;
        if (tooMany) {
            fields.reject(field, "must not have more than " + Longest.CATEGORIES + " elements");
        }
        return tooMany;
    }
}
