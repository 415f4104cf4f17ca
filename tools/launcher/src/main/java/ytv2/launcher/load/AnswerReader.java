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
        int status = response.statusCode();
        return switch (status) {
            case 408, 429, 502, 503, 504 ->
                new Answer.Unavailable("the ingest service answers " + told(response), retryAfter(response));
            case 401, 403 -> new Answer.Failed("the ingest service refuses the token: " + told(response), false);
            case 404, 405 -> new Answer.Failed("no ingest service at this URL: " + told(response), false);
            default -> byClass(status, response);
        };
    }

    private static Answer byClass(int status, HttpResponse<byte[]> response) {
        return switch (status / 100) {
            case 2 -> new Answer.Accepted();
            case 3 -> new Answer.Failed("redirects are not followed, give the final URL: " + told(response), false);
            case 4 -> refused(response);
            default -> new Answer.Failed("the ingest service failed: " + told(response), true);
        };
    }

    private static Answer refused(HttpResponse<byte[]> response) {
        ObjectNode problem = problem(response);
        JsonNode violations = problem.path("violations");
        return new Answer.Refused(
                response.statusCode(),
                problem.path("error").asText(""),
                message(response),
                violations.isArray() ? violations : problem.arrayNode());
    }

    private static String told(HttpResponse<byte[]> response) {
        String message = message(response);
        return message.isEmpty() ? "" + response.statusCode() : response.statusCode() + " (" + message + ")";
    }

    private static String message(HttpResponse<byte[]> response) {
        JsonNode problem = problem(response);
        return Stream.of("message", "detail", "title", "error")
                .map(member -> problem.path(member).asText(""))
                .filter(text -> !text.isBlank())
                .findFirst()
                .or(() -> Optional.of(new String(response.body(), StandardCharsets.UTF_8))
                        .filter(_ -> problem.isEmpty()))
                .map(AnswerReader::printable)
                .orElse("");
    }

    /// The body as a JSON object; an empty one if it is anything else.
    private static ObjectNode problem(HttpResponse<byte[]> response) {
        try {
            if (JSON.readTree(response.body()) instanceof ObjectNode problem) {
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
