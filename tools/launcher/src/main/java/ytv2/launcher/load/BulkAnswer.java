package ytv2.launcher.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What the ingest service answers to many documents: a line of JSON for each, and one about all.
final class BulkAnswer {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<Integer, JsonNode> lines = new HashMap<>();
    private JsonNode total = MissingNode.getInstance();

    BulkAnswer(byte[] body) {
        new String(body, StandardCharsets.UTF_8).lines().forEach(this::read);
    }

    private void read(String line) {
        try {
            JsonNode answer = JSON.readTree(line);
            if (answer.has("line")) {
                lines.put(answer.path("line").asInt(), answer);
            } else if (answer.has("done")) {
                total = answer;
            }
        } catch (IOException _) {
            // cut off: that line has no answer
        }
    }

    /// What became of a document. One without an answer may be stored or not: it is sent again.
    ///
    /// @param line its place in the request, from 1
    Answer ofLine(int line) {
        JsonNode answer = lines.getOrDefault(line, MissingNode.getInstance());
        if (answer.isMissingNode()) {
            return total.has("problem")
                    ? AnswerReader.read(total.path("problem").path("status").asInt(), total.path("problem"))
                    : new Answer.Unavailable("the ingest service broke off its answer", Optional.empty());
        }
        return AnswerReader.read(answer.path("status").asInt(), answer.path("problem"));
    }
}
