package ytv2.migration.cast;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/// Brings categories into the one form that PostgreSQL stores: `{"categories": [{"category": text, "subcategories":
/// [text]}]}`. Legacy rows also hold the bare list, plain names, `name` for `category`, and one subcategory where a
/// list belongs.
final class CategoryCast {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private CategoryCast() {}

    /// @return empty if there is anything in it that is no category
    static Optional<ObjectNode> document(JsonNode json) {
        JsonNode elements = json.isObject() && json.has("categories") ? json.get("categories") : json;
        ArrayNode categories = JSON.arrayNode();
        if (elements.isNull() || (elements.isObject() && elements.isEmpty())) {
            return Optional.of(JSON.objectNode().set("categories", categories));
        }
        for (JsonNode element : elements.isArray() ? elements : JSON.arrayNode().add(elements)) {
            Optional<ObjectNode> category = category(element);
            if (category.isEmpty()) {
                return Optional.empty();
            }
            categories.add(category.get());
        }
        return Optional.of(JSON.objectNode().set("categories", categories));
    }

    /// A document of one category.
    static ObjectNode document(JsonNode names, Optional<String> subcategory) {
        ArrayNode categories = JSON.arrayNode();
        for (JsonNode name : names) {
            ArrayNode subcategories = JSON.arrayNode();
            if (categories.isEmpty()) {
                subcategory.ifPresent(subcategories::add);
            }
            categories.addObject().put("category", name.asText()).set("subcategories", subcategories);
        }
        return JSON.objectNode().set("categories", categories);
    }

    private static Optional<ObjectNode> category(JsonNode element) {
        JsonNode name = element.isObject() ? element.path(element.has("category") ? "category" : "name") : element;
        if (!name.isTextual() || name.textValue().isBlank()) {
            return Optional.empty();
        }
        return subcategories(element.path(element.has("subcategories") ? "subcategories" : "subcategory"))
                .map(list -> JSON.objectNode().put("category", name.textValue()).set("subcategories", list));
    }

    private static Optional<ArrayNode> subcategories(JsonNode sent) {
        ArrayNode list = JSON.arrayNode();
        if (sent.isMissingNode() || sent.isNull()) {
            return Optional.of(list);
        }
        for (JsonNode element : sent.isArray() ? sent : JSON.arrayNode().add(sent)) {
            if (!element.isTextual()) {
                return Optional.empty();
            }
            list.add(element);
        }
        return Optional.of(list);
    }
}
