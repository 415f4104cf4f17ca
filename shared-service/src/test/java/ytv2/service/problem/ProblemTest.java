package ytv2.service.problem;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import ytv2.service.problem.Problem.Violation;

final class ProblemTest {

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void hasTheMembersOfTheStandardAndThoseOfExistingClients() throws JsonProcessingException {
        Problem problem = Problem.of(new ProblemException(404, "not_found", "Gone."), "Not Found", "/x");

        assertThat(json.readTree(json.writeValueAsString(problem))).isEqualTo(json.readTree("""
                {"type": "about:blank", "title": "Not Found", "status": 404, "detail": "Gone.", "instance": "/x",
                 "error": "not_found", "message": "Gone."}
                """));
    }

    @Test
    void violationsAndExtensionsAreMembers() throws JsonProcessingException {
        Problem invalid = Problem.of(
                new ProblemException(400, "invalid", "No.", List.of(new Violation("a", "must b"))),
                "Bad Request",
                "/x");
        Problem deleted =
                Problem.of(new ProblemException(409, "deleted", "No.", Map.of("deleted_at", "now")), "Conflict", "/x");

        assertThat(json.valueToTree(invalid).at("/violations/0/field").asText()).isEqualTo("a");
        assertThat(json.valueToTree(deleted).path("deleted_at").asText()).isEqualTo("now");
        assertThat(json.valueToTree(deleted).has("extensions")).isFalse();
        assertThat(json.valueToTree(deleted).has("violations")).isFalse();
    }
}
