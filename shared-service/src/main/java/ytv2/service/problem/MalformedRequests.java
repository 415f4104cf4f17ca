package ytv2.service.problem;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/// Answers requests that no resource ever sees, because they do not say for which host they are. That is the client's
/// mistake, so the log says nothing of it. What is malformed beyond that the HTTP server refuses by itself, without a
/// body.
@Singleton
final class MalformedRequests {

    private static final int BAD_REQUEST = 400;
    private static final ProblemException PROBLEM = new ProblemException(
            BAD_REQUEST, "malformed_request", "The request has no Host header, or a malformed one.");

    void answer(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).failureHandler(MalformedRequests::answerOrPass);
    }

    private static void answerOrPass(RoutingContext exchange) {
        if (exchange.statusCode() == BAD_REQUEST) {
            ProblemAnswer.send(exchange, PROBLEM);
        } else {
            exchange.next();
        }
    }
}
