package ytv2.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/// Answers written down by hand.
public final class Expected {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final ObjectMapper SORTED = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private Expected() {}

    /// A resource beside this class, without `.json`.
    public static ObjectNode json(String name) {
        try (InputStream stream = Expected.class.getResourceAsStream(name + ".json")) {
            if (stream == null) {
                throw new IllegalArgumentException("there is no resource " + name + ".json");
            }
            return (ObjectNode) JSON.readTree(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Equal for equal JSON: members stand in the order of their names.
    public static String pretty(JsonNode node) {
        try {
            return SORTED.writerWithDefaultPrettyPrinter().writeValueAsString(SORTED.treeToValue(node, Object.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
