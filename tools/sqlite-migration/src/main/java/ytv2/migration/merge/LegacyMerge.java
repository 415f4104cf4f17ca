package ytv2.migration.merge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/// Joins what rows keep of columns without a home.
final class LegacyMerge {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private LegacyMerge() {}

    /// @param documents JSON objects, the one that counts first
    /// @return every member of any of them, as the first says that has it
    static Optional<String> merge(List<String> documents) {
        if (documents.size() <= 1) {
            return documents.stream().findFirst();
        }
        ObjectNode merged = MAPPER.createObjectNode();
        for (String document : documents.reversed()) {
            parse(document).properties().forEach(member -> merged.set(member.getKey(), member.getValue()));
        }
        return Optional.of(merged.toString());
    }

    private static JsonNode parse(String document) {
        try {
            return MAPPER.readTree(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a cast has written what is no JSON", e);
        }
    }
}
