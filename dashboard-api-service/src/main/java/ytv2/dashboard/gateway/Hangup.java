package ytv2.dashboard.gateway;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;

/// The end of a connection whose request was answered before all of it had come.
final class Hangup {

    /// A client that still sends when its connection is closed would lose the answer with it.
    private static final Duration HEARD = Duration.ofSeconds(1);

    private Hangup() {}

    static void soon(Vertx vertx, HttpServerRequest request) {
        long _ = vertx.setTimer(HEARD.toMillis(), _ -> request.connection().close());
    }
}
