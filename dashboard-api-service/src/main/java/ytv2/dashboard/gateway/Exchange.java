package ytv2.dashboard.gateway;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyRequest;
import io.vertx.httpproxy.ProxyResponse;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jboss.logging.Logger;
import ytv2.dashboard.answer.DataVersion;
import ytv2.service.problem.Problem;
import ytv2.service.problem.ProblemAnswer;
import ytv2.service.problem.ProblemException;

/// One request that is forwarded, and its answer.
///
/// @param silence how long a client may send nothing of its body
record Exchange(Vertx vertx, DataVersion version, Duration silence) implements ProxyInterceptor {

    private static final Logger LOGGER = Logger.getLogger(Exchange.class);

    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private static final String BODY = "body";

    @Override
    public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
        ProxyRequest request = context.request();
        if (request.headers().contains(HttpHeaders.EXPECT)) {
            var _ = request.headers().remove(HttpHeaders.EXPECT);
            var _ = request.proxiedRequest().response().writeContinue();
        }
        ForwardedBody body = new ForwardedBody(vertx, request.proxiedRequest(), silence);
        context.set(BODY, body);
        if (hasBody(request.headers())) {
            var _ = request.setBody(Body.body(body, request.getBody().length()));
        }
        return context.sendRequest()
                .recover(failure -> Future.succeededFuture(body.isSilent() ? silent(context) : away(context, failure)));
    }

    /// A request that has none may not begin one.
    private static boolean hasBody(MultiMap headers) {
        String length = headers.get(HttpHeaders.CONTENT_LENGTH);
        return headers.contains(HttpHeaders.TRANSFER_ENCODING) || (length != null && !length.equals("0"));
    }

    /// What this instance has kept may be of before the write, whose client asks again as soon as it is answered.
    @Override
    public Future<Void> handleProxyResponse(ProxyContext context) {
        HttpMethod method = context.request().getMethod();
        if (!method.equals(HttpMethod.GET) && !method.equals(HttpMethod.HEAD)) {
            version.moved();
        }
        Hop.end(context.response().headers());
        // with words of its own, Vert.x does not know a 304 by its number, and sends it as one that has a body
        var _ = context.response().setStatusMessage(null);
        ForwardedBody body = context.get(BODY, ForwardedBody.class);
        body.answered();
        if (body.isOpen() && context.response().getStatusCode() >= 400) {
            body.refused();
            var _ = context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        return context.sendResponse().onComplete(_ -> end(context, body));
    }

    /// Whoever has not sent all is not listened to any more, and takes up no connection to the ingest service.
    private void end(ProxyContext context, ForwardedBody body) {
        if (body.isOpen()) {
            body.breakOff();
            Hangup.soon(vertx, context.request().proxiedRequest());
        }
    }

    private ProxyResponse silent(ProxyContext context) {
        return problem(
                context,
                new ProblemException(
                        408, "request_timeout", "Nothing of the body came for %d s.".formatted(silence.toSeconds())));
    }

    private static ProxyResponse away(ProxyContext context, Throwable failure) {
        HttpServerRequest request = context.request().proxiedRequest();
        LOGGER.warnf(
                "The ingest service did not answer: %s %s: %s", request.method(), path(context), failure.getMessage());
        return problem(context, new Unavailable())
                .putHeader(HttpHeaders.RETRY_AFTER, Long.toString(RETRY_AFTER.toSeconds()));
    }

    private static ProxyResponse problem(ProxyContext context, ProblemException problem) {
        String path = path(context);
        ProxyResponse response = context.request().release().response();
        return response.setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .setBody(Body.body(ProblemAnswer.body(problem, path)));
    }

    private static String path(ProxyContext context) {
        return Objects.requireNonNullElse(context.request().proxiedRequest().path(), "");
    }

    private static final class Unavailable extends ProblemException {

        private static final long serialVersionUID = 1L;

        Unavailable() {
            super(
                    503,
                    "ingest_unavailable",
                    "The ingest service cannot be reached at the moment. Please try again shortly.",
                    List.of(),
                    Optional.of(RETRY_AFTER),
                    null);
        }
    }
}
