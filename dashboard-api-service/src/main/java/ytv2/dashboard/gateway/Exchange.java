package ytv2.dashboard.gateway;

import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
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
record Exchange(DataVersion version) implements ProxyInterceptor {

    private static final Logger LOGGER = Logger.getLogger(Exchange.class);

    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    @Override
    public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
        if (context.request().headers().contains(HttpHeaders.EXPECT)) {
            var _ = context.request().headers().remove(HttpHeaders.EXPECT);
            var _ = context.request().proxiedRequest().response().writeContinue();
        }
        return context.sendRequest().recover(failure -> Future.succeededFuture(unavailable(context, failure)));
    }

    /// What this instance has kept may be of before the write, whose client asks again as soon as it is answered.
    @Override
    public Future<Void> handleProxyResponse(ProxyContext context) {
        HttpMethod method = context.request().getMethod();
        if (!method.equals(HttpMethod.GET) && !method.equals(HttpMethod.HEAD)) {
            version.moved();
        }
        return context.sendResponse();
    }

    private static ProxyResponse unavailable(ProxyContext context, Throwable failure) {
        HttpServerRequest request = context.request().proxiedRequest();
        String path = Objects.requireNonNullElse(request.path(), "");
        LOGGER.warnf("The ingest service did not answer: %s %s: %s", request.method(), path, failure.getMessage());
        ProxyResponse response = context.request().release().response();
        return response.setStatusCode(503)
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .putHeader(HttpHeaders.RETRY_AFTER, Long.toString(RETRY_AFTER.toSeconds()))
                .setBody(Body.body(ProblemAnswer.body(new Unavailable(), path)));
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
