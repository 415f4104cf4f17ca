package ytv2.launcher.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads what an HTTP answer means for the document that was posted.
final class AnswerReader {

    private static final ObjectMapper JSON = new ObjectMapper();

    /// Characters of a body that is no problem document shown to a person.
    private static final int EXCERPT = 300;

    private AnswerReader() {}

    static Answer read(HttpResponse<byte[]> response) {
        ObjectNode problem = problem(response.body());
        String text = problem.isEmpty() ? new String(response.body(), StandardCharsets.UTF_8) : "";
        return read(new Told(response.statusCode(), problem, text, retryAfter(response)));
    }

    /// @param problem as it stands in an answer to many documents; anything else where there is none
    static Answer read(int status, JsonNode problem) {
        ObjectNode object = problem instanceof ObjectNode some ? some : JsonNodeFactory.instance.objectNode();
        return read(new Told(status, object, "", Optional.empty()));
    }

    /// @param text what the answer says where it is no problem document
    private record Told(int status, ObjectNode problem, String text, Optional<Duration> retryAfter) {

        String message() {
            return Stream.of("message", "detail", "title", "error")
                    .map(member -> problem.path(member).asText(""))
                    .filter(words -> !words.isBlank())
                    .findFirst()
                    .or(() -> Optional.of(text))
                    .map(AnswerReader::printable)
                    .orElse("");
        }

        @Override
        public String toString() {
            String message = message();
            return message.isEmpty() ? "" + status : status + " (" + message + ")";
        }
    }

    private static Answer read(Told told) {
        return switch (told.status()) {
            case 408, 429, 502, 503, 504 ->
                new Answer.Unavailable("the ingest service answers " + told, told.retryAfter());
            case 401, 403 -> new Answer.Failed("the ingest service refuses the token: " + told, false);
            case 404, 405 -> new Answer.Failed("no ingest service at this URL: " + told, false);
            default -> byClass(told);
        };
    }

    private static Answer byClass(Told told) {
        return switch (told.status() / 100) {
            case 2 -> new Answer.Accepted();
            case 3 -> new Answer.Failed("redirects are not followed, give the final URL: " + told, false);
            case 4 -> refused(told);
            default -> new Answer.Failed("the ingest service failed: " + told, true);
        };
    }

    private static Answer refused(Told told) {
        JsonNode violations = told.problem().path("violations");
        return new Answer.Refused(
                told.status(),
                told.problem().path("error").asText(""),
                told.message(),
                violations.isArray() ? violations : told.problem().arrayNode());
    }

    /// The body as a JSON object; an empty one if it is anything else.
    private static ObjectNode problem(byte[] body) {
        try {
            if (JSON.readTree(body) instanceof ObjectNode problem) {
                return problem;
            }
        } catch (IOException _) {
            // A proxy's page, not a problem document.
        }
        return JsonNodeFactory.instance.objectNode();
    }

    /// On one line, without the control characters that could steer a terminal.
    private static String printable(String text) {
        String line = text.replaceAll("[\\p{Cc}\\p{Cf}\\s]+", " ").strip();
        return line.length() <= EXCERPT ? line : line.substring(0, EXCERPT) + "…";
    }

    private static Optional<Duration> retryAfter(HttpResponse<byte[]> response) {
        return response.headers().firstValue("Retry-After").flatMap(value -> RetryDelay.asked(value, Instant.now()));
    }
}
