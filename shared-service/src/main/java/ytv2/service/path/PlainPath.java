package ytv2.service.path;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Objects;
import ytv2.service.problem.ProblemAnswer;
import ytv2.service.problem.ProblemException;

/// Refuses paths with a semicolon. REST takes what follows one for parameters and drops it before anybody sees it, so
/// that a delete of `a;b` would be one of `a`.
@Singleton
public final class PlainPath {

    /// Before all that Quarkus adds.
    private static final int EARLY = -9_000;

    void add(@Observes Router router) {
        router.route().order(EARLY).handler(PlainPath::check);
    }

    private static void check(RoutingContext exchange) {
        String path = Objects.requireNonNullElse(exchange.request().path(), "");
        if (path.indexOf(';') < 0) {
            exchange.next();
            return;
        }
        ProblemAnswer.send(
                exchange,
                new ProblemException(
                        400, "malformed_path", "The path has a semicolon. If it belongs to a name, write it as %3B."));
    }
}
