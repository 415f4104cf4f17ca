package ytv2.service.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

/// What holds of every problem a service answers with.
public final class ProblemAssert {

    /// Class names, stack traces, SQL and the parser's own words have no place in an answer.
    private static final String INTERNALS =
            "(?s).*(\\.java:|Exception|com\\.fasterxml|io\\.vertx|org\\.|SELECT |INSERT |SQLSTATE|StreamRead|JsonRead).*";

    private ProblemAssert() {}

    /// A problem document with this status and code.
    public static void isProblem(ServiceAnswer answer, int status, String error) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        JsonNode problem = answer.json();
        assertThat(problem.path("type").asText()).isEqualTo("about:blank");
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("error").asText()).as(answer.text()).isEqualTo(error);
        assertThat(problem.path("title").asText()).isNotEmpty();
        assertThat(problem.path("detail").asText()).isNotEmpty();
        assertThat(problem.path("message")).isEqualTo(problem.path("detail"));
        assertThat(problem.path("instance").asText()).startsWith("/");
        assertThat(answer.text()).doesNotMatch(INTERNALS);
    }

    /// A 400 that names the field, among others perhaps.
    public static void rejectsField(ServiceAnswer answer, String error, String field) {
        isProblem(answer, 400, error);
        assertThat(answer.json().path("violations").findValuesAsText("field"))
                .as(answer.text())
                .contains(field);
    }
}
