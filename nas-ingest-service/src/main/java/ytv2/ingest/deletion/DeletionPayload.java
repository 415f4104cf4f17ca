package ytv2.ingest.deletion;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import ytv2.service.problem.Problem.Violation;
import ytv2.service.problem.ProblemException;

/// The body of a delete: `{"id": …}`, `{"files": [...]}`, or nothing.
///
/// @param document missing if there is no body
record DeletionPayload(JsonNode document) {

    private static final int MOST_FILES = 500;
    private static final String EXTENSION = ".json";

    /// Strict, because of two ids in one document the wrong one would be deleted.
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /// @throws ProblemException 400 if it is neither empty nor a JSON object
    static DeletionPayload read(byte[] body) {
        JsonNode document = parsed(body);
        if (!document.isMissingNode() && !document.isObject()) {
            throw new ProblemException(400, "not_an_object", "The body must be a JSON object.");
        }
        return new DeletionPayload(document);
    }

    private static JsonNode parsed(byte[] body) {
        try {
            return MAPPER.readTree(body);
        } catch (JsonProcessingException malformed) {
            throw new ProblemException(400, "invalid_json", "The body is not valid JSON.");
        } catch (IOException impossible) {
            throw new IllegalStateException("Reading from memory cannot fail", impossible);
        }
    }

    /// @throws ProblemException 400 if it is no text
    Optional<DeleteContent> id() {
        JsonNode id = document.path("id");
        if (id.isMissingNode() || id.isNull()) {
            return Optional.empty();
        }
        if (!id.isTextual()) {
            throw invalid("id", "must be a text");
        }
        return Optional.of(DeleteContent.of(id.textValue()));
    }

    /// Ids, or names of the former server's files.
    ///
    /// @throws ProblemException 400 if there are none, or too many, or one is none
    List<DeleteContent> files() {
        JsonNode files = document.path("files");
        if (!files.isArray() || files.isEmpty()) {
            throw new ProblemException(
                    400,
                    "no_files_specified",
                    "No files specified: send {\"files\": [...]} with ids.",
                    List.of(new Violation("files", "must be a list of ids")));
        }
        if (files.size() > MOST_FILES) {
            throw invalid("files", "has %d elements, and may have %d".formatted(files.size(), MOST_FILES));
        }
        List<JsonNode> elements =
                StreamSupport.stream(files.spliterator(), false).toList();
        return IntStream.range(0, elements.size())
                .mapToObj(index -> file(elements.get(index), "files[" + index + "]"))
                .toList();
    }

    private static DeleteContent file(JsonNode name, String field) {
        if (!name.isTextual()) {
            throw invalid(field, "must be a text");
        }
        String text = name.textValue();
        String id = text.endsWith(EXTENSION) ? text.substring(0, text.length() - EXTENSION.length()) : text;
        try {
            return DeleteContent.of(id);
        } catch (ProblemException _) {
            throw invalid(field, "is no id of a video");
        }
    }

    private static ProblemException invalid(String field, String message) {
        return new ProblemException(
                400, "invalid_request", field + " " + message, List.of(new Violation(field, message)));
    }
}
