package ytv2.migration.cast;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/// Reads JSON out of text columns, in every form that Python has written it there: `json.dumps` with its `NaN`, or
/// `str(value)`.
final class JsonCast {

    private static final JsonNodeFactory JSON = JsonNodeFactory.withExactBigDecimals(true);

    /// Far below PostgreSQL's limit of 131,072 digits, and beyond what anything here counts.
    private static final int LARGEST_EXPONENT = 1000;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .nodeFactory(JSON)
            .build();

    private JsonCast() {}

    /// What was read.
    ///
    /// @param value storable as `jsonb`: no NUL, no half of a surrogate pair, no `NaN`
    /// @param exact whether it was JSON, and storable as it stood
    record Read(JsonNode value, boolean exact) {}

    /// @return empty if the text is neither JSON nor a Python literal
    static Optional<Read> read(String text) {
        return json(text)
                .map(json -> storable(json, true))
                .or(() -> PythonLiteral.read(text.strip()).map(literal -> storable(literal, false)));
    }

    static Optional<JsonNode> json(String text) {
        try {
            JsonNode json = MAPPER.readTree(text);
            return json == null || json.isMissingNode() ? Optional.empty() : Optional.of(json);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static Read storable(JsonNode json, boolean exact) {
        JsonNode storable = storable(json);
        return new Read(storable, exact && storable.equals(json));
    }

    /// The nearest value that PostgreSQL takes.
    static JsonNode storable(JsonNode json) {
        return switch (json) {
            case ObjectNode object -> {
                ObjectNode copy = JSON.objectNode();
                object.properties()
                        .forEach(member -> copy.set(TextCast.storable(member.getKey()), storable(member.getValue())));
                yield copy;
            }
            case ArrayNode array -> {
                ArrayNode copy = JSON.arrayNode(array.size());
                array.forEach(element -> copy.add(storable(element)));
                yield copy;
            }
            case JsonNode text
            when text.isTextual() -> {
                String storable = TextCast.storable(text.textValue());
                yield storable.equals(text.textValue()) ? text : JSON.textNode(storable);
            }
            case JsonNode number when number.isFloatingPointNumber() && !isStorable(number) -> JSON.nullNode();
            default -> json;
        };
    }

    /// `NaN` and the infinities are not read as decimals.
    private static boolean isStorable(JsonNode number) {
        return number.isBigDecimal()
                && Math.abs((long) number.decimalValue().precision()
                                - number.decimalValue().scale())
                        <= LARGEST_EXPONENT;
    }
}
