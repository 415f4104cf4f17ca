package ytv2.service.problem;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Proxy;
import java.util.stream.Stream;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.jboss.resteasy.reactive.RestResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ytv2.service.database.DatabaseUnavailable;

final class ProblemsTest {

    private static final UriInfo URI = (UriInfo) Proxy.newProxyInstance(
            ProblemsTest.class.getClassLoader(), new Class<?>[] {UriInfo.class}, (_, _, _) -> "/asked");

    private final Problems problems = new Problems();

    @Test
    void problemKeepsItsStatusAndSaysWhereItWas() {
        RestResponse<Problem> answer = problems.problem(new ProblemException(401, "unauthorized", "No."), URI);

        assertThat(answer.getStatus()).isEqualTo(401);
        assertThat(answer.getEntity().instance()).isEqualTo("/asked");
        assertThat(answer.getEntity().title()).isEqualTo("Unauthorized");
        assertThat(answer.getHeaders().getFirst("Content-Type")).hasToString("application/problem+json");
        assertThat(answer.getHeaders().getFirst("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.getHeaders().containsKey("Retry-After")).isFalse();
    }

    static Stream<WebApplicationException> refusals() {
        return Stream.of(
                new NotFoundException("secret"),
                new NotAllowedException("GET"),
                new NotSupportedException("secret"),
                new BadRequestException("secret"),
                new WebApplicationException("secret", 413),
                new WebApplicationException("secret", 429));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void refusalsOfTheFrameworkKeepTheirStatusButNotTheirWords(WebApplicationException refusal) {
        RestResponse<Problem> answer = problems.refused(refusal, URI);

        assertThat(answer.getStatus()).isEqualTo(refusal.getResponse().getStatus());
        assertThat(answer.getEntity().detail()).isNotEmpty().doesNotContain("secret");
    }

    static Stream<RuntimeException> heldBack() {
        return Stream.of(new TimeoutException(), new CircuitBreakerOpenException(), new BulkheadException());
    }

    @ParameterizedTest
    @MethodSource("heldBack")
    void whatIsHeldBackIs503WithRetryAfter(RuntimeException exception) {
        RestResponse<Problem> answer = problems.heldBack(exception, URI);

        assertThat(answer.getStatus()).isEqualTo(503);
        assertThat(answer.getHeaders().getFirst("Retry-After")).isEqualTo(2L);
    }

    @Test
    void outageIs503WithRetryAfter() {
        assertThat(problems.problem(new DatabaseUnavailable(), URI).getHeaders().getFirst("Retry-After"))
                .isEqualTo(2L);
    }
}
