package ytv2.migration.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Comparator;

/// Compares JSON by what it says: order of members and the spelling of numbers do not count.
public final class JsonSame {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final Comparator<JsonNode> BY_VALUE = (first, second) -> {
        boolean same = first.isNumber() && second.isNumber()
                ? first.decimalValue().compareTo(second.decimalValue()) == 0
                : first.equals(second);
        return same ? 0 : 1;
    };

    private JsonSame() {}

    public static boolean isSame(String first, String second) {
        return first.equals(second) || read(first).equals(BY_VALUE, read(second));
    }

    /// Whether every member of the first object is in the second, with the same value.
    static boolean isWithin(String part, String whole) {
        JsonNode other = read(whole);
        return read(part).properties().stream()
                .allMatch(member ->
                        other.has(member.getKey()) && member.getValue().equals(BY_VALUE, other.get(member.getKey())));
    }

    private static JsonNode read(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("PostgreSQL and the casts write valid JSON only", e);
        }
    }
}
