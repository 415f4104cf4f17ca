package ytv2.benchmarks.stack;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The least that an HTTP server of the service's kind can do: says what was recorded, out of memory. `/NAME` answers
/// what [RecordedAnswer] has kept under that name.
public final class StaticRoute {

    private StaticRoute() {}

    /// @param arguments port and directory
    public static void main(String[] arguments) {
        int port = Integer.parseInt(arguments[0]);
        Path answers = Path.of(arguments[1]);
        Map<String, RecordedAnswer> known = new ConcurrentHashMap<>();
        Vertx vertx = Vertx.vertx();
        var _ = vertx.deployVerticle(
                        () -> new Listener(port, answers, known),
                        // as many as the service has
                        new DeploymentOptions().setInstances(VertxOptions.DEFAULT_EVENT_LOOP_POOL_SIZE))
                .onFailure(failure -> {
                    System.err.println("cannot listen on port " + port + ": " + failure);
                    System.exit(1);
                });
    }

    private static final class Listener extends AbstractVerticle {

        private final int port;
        private final Path answers;
        private final Map<String, RecordedAnswer> known;

        Listener(int port, Path answers, Map<String, RecordedAnswer> known) {
            this.port = port;
            this.answers = answers;
            this.known = known;
        }

        @Override
        public void start(Promise<Void> started) {
            var _ = vertx.createHttpServer()
                    .requestHandler(this::answer)
                    .listen(port, "127.0.0.1")
                    .<Void>mapEmpty()
                    .onComplete(started);
        }

        private void answer(HttpServerRequest request) {
            HttpServerResponse response = request.response();
            if ("/q/health/ready".equals(request.path())) {
                var _ = response.end();
                return;
            }
            RecordedAnswer answer =
                    known.computeIfAbsent(request.path(), path -> RecordedAnswer.read(answers, path.substring(1)));
            response.setStatusCode(answer.status());
            answer.headers().forEach(response::putHeader);
            var _ = answer.status() == 304 ? response.end() : response.end(answer.body());
        }
    }
}
