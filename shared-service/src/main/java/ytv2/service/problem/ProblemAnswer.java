package ytv2.service.problem;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.Json;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/// Answers with a problem where no resource is at work.
public final class ProblemAnswer {

    private ProblemAnswer() {}

    /// Ends the exchange.
    public static void send(RoutingContext exchange, ProblemException problem) {
        HttpServerResponse response = exchange.response()
                .setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        problem.retryAfter()
                .ifPresent(wait -> response.putHeader(HttpHeaders.RETRY_AFTER, Long.toString(wait.toSeconds())));
        var _ = response.end(body(problem, exchange.normalizedPath()));
    }

    /// The problem document.
    ///
    /// @param path the request's
    public static Buffer body(ProblemException problem, String path) {
        return Json.encodeToBuffer(problem(problem, path));
    }

    /// The problem as it is shown.
    ///
    /// @param path the request's
    public static Problem problem(ProblemException exception, String path) {
        return Problem.of(exception, title(exception.status()), path);
    }

    /// The status in words.
    static String title(int status) {
        return Optional.ofNullable(Response.Status.fromStatusCode(status))
                .map(Response.Status::getReasonPhrase)
                .or(() -> status == 507 ? Optional.of("Insufficient Storage") : Optional.empty())
                .orElse("HTTP " + status);
    }
}
