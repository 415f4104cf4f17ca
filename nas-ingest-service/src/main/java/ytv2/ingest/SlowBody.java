package ytv2.ingest;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import ytv2.service.problem.ProblemAnswer;
import ytv2.service.problem.ProblemException;

/// Ends requests whose body does not come to its end in time. REST waits for the first kilobytes of one without a
/// thread, and without looking at the clock.
@Singleton
final class SlowBody {

    /// Before all that Quarkus adds.
    private static final int FIRST = -10_000;

    /// Whoever reads a body that has come further looks at the clock, too, and answers better.
    private static final Duration GRACE = Duration.ofSeconds(2);

    /// A client that still sends when its connection is closed would lose the answer with it.
    private static final Duration HEARD = Duration.ofSeconds(1);

    /// What is read as it comes, for as long as its reader says.
    private static final Set<String> STREAMED =
            Set.of("/ingest/reports", "/ingest/audio", "/api/upload-audio", "/api/upload-image");

    private final Vertx vertx;
    private final Duration patience;

    SlowBody(Vertx vertx, IngestConfig config) {
        this.vertx = vertx;
        this.patience = config.report().bodyTimeout();
    }

    void add(@Observes Router router) {
        router.route().order(FIRST).handler(this::watch);
    }

    private void watch(RoutingContext exchange) {
        if (!exchange.request().isEnded() && !STREAMED.contains(exchange.normalizedPath())) {
            long timer = vertx.setTimer(patience.plus(GRACE).toMillis(), _ -> end(exchange));
            exchange.addEndHandler(_ -> vertx.cancelTimer(timer));
        }
        exchange.next();
    }

    private void end(RoutingContext exchange) {
        HttpServerRequest request = exchange.request();
        if (!request.isEnded() && !exchange.response().headWritten()) {
            exchange.addEndHandler(_ ->
                    vertx.setTimer(HEARD.toMillis(), _ -> request.connection().close()));
            var _ = exchange.response().putHeader("Connection", "close");
            ProblemAnswer.send(
                    exchange,
                    new ProblemException(
                            408, "request_timeout", "The body took longer than %d s.".formatted(patience.toSeconds())));
        }
    }
}
