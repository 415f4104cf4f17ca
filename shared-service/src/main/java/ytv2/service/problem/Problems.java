package ytv2.service.problem;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import ytv2.service.database.DatabaseUnavailable;

/// The one place where an exception becomes an HTTP answer, for both services.
public final class Problems {

    private static final Logger LOGGER = Logger.getLogger(Problems.class);

    @ServerExceptionMapper
    RestResponse<Problem> problem(ProblemException exception, UriInfo uri) {
        return answer(exception, uri);
    }

    /// What the framework itself refuses: an unknown path, a method or a body's media type it has no resource for.
    @ServerExceptionMapper
    RestResponse<Problem> refused(WebApplicationException exception, UriInfo uri) {
        Response response = exception.getResponse();
        if (response.getStatus() >= 500) {
            return unexpected(exception, uri);
        }
        RestResponse<Problem> answer = answer(refusal(response.getStatus()), uri);
        List<Object> allow = response.getHeaders().get(HttpHeaders.ALLOW);
        if (allow != null) {
            answer.getHeaders().put(HttpHeaders.ALLOW, allow);
        }
        return answer;
    }

    /// The database answers too slowly, or the breaker holds calls back until it is seen to answer again.
    @ServerExceptionMapper({
        TimeoutException.class,
        CircuitBreakerOpenException.class,
        BulkheadException.class,
        RejectedExecutionException.class
    })
    RestResponse<Problem> heldBack(RuntimeException exception, UriInfo uri) {
        return answer(new DatabaseUnavailable(exception), uri);
    }

    @ServerExceptionMapper
    RestResponse<Problem> unexpected(Throwable exception, UriInfo uri) {
        LOGGER.errorf(exception, "Request failed: path=%s", uri.getPath());
        return answer(
                new ProblemException(
                        500, "internal_error", "Something went wrong on our side. It has been written to the log."),
                uri);
    }

    private static ProblemException refusal(int status) {
        return switch (status) {
            case 404 -> new ProblemException(404, "not_found", "There is nothing at this address.");
            case 405 -> new ProblemException(405, "method_not_allowed", "This address does not take this method.");
            case 413 ->
                new ProblemException(413, "payload_too_large", "The request body is larger than this address takes.");
            case 415 ->
                new ProblemException(415, "unsupported_media_type", "This address does not take this media type.");
            default -> new ProblemException(status, "bad_request", "The request cannot be understood.");
        };
    }

    private static RestResponse<Problem> answer(ProblemException exception, UriInfo uri) {
        ResponseBuilder<Problem> answer = ResponseBuilder.<Problem>create(exception.status())
                .entity(ProblemAnswer.problem(exception, uri.getPath()))
                .header(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
        exception.retryAfter().ifPresent(wait -> answer.header(HttpHeaders.RETRY_AFTER, seconds(wait)));
        return answer.build();
    }

    private static long seconds(Duration wait) {
        return Math.max(1, wait.toSeconds());
    }
}
