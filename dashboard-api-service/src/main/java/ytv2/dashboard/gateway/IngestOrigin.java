package ytv2.dashboard.gateway;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import ytv2.dashboard.DashboardConfig;

/// The ingest service, which may be about to start.
final class IngestOrigin {

    private static final Logger LOGGER = Logger.getLogger(IngestOrigin.class);

    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final Duration CONNECT = Duration.ofSeconds(3);

    /// The ingest service waits for PostgreSQL for 25 s before it answers.
    private static final Duration SILENCE = Duration.ofSeconds(60);

    /// Whoever reads is told soon that it cannot be had. Between a request and the begin of its answer.
    private static final Duration READ = Duration.ofSeconds(5);

    /// A player that pauses takes nothing for as long.
    private static final Duration PAUSED = Duration.ofMinutes(30);

    private final Vertx vertx;
    private final DashboardConfig.Gateway config;
    private final RequestOptions address;

    IngestOrigin(Vertx vertx, DashboardConfig.Gateway config, URI url) {
        boolean tls = "https".equals(url.getScheme());
        int standard = tls ? 443 : 80;
        this.vertx = vertx;
        this.config = config;
        this.address = new RequestOptions()
                .setHost(url.getHost())
                .setPort(url.getPort() < 0 ? standard : url.getPort())
                .setSsl(tls);
    }

    /// A connection a request: one that was kept could have been closed at the other end, and a write that was sent
    /// into it cannot be sent again.
    HttpClient client() {
        return client(SILENCE);
    }

    /// For files.
    HttpClient readingClient() {
        return client(PAUSED);
    }

    private HttpClient client(Duration idle) {
        return vertx.createHttpClient(new HttpClientOptions()
                .setKeepAlive(false)
                .setMaxPoolSize(config.connections())
                .setConnectTimeout(Math.toIntExact(CONNECT.toMillis()))
                .setIdleTimeoutUnit(TimeUnit.SECONDS)
                .setIdleTimeout(Math.toIntExact(idle.toSeconds())));
    }

    /// A connection, if there is one soon.
    Future<HttpClientRequest> connectedAtOnce(HttpClient client) {
        return client.request(
                new RequestOptions(address).setConnectTimeout(READ.toMillis()).setIdleTimeout(READ.toMillis()));
    }

    /// A connection, as soon as there is one and a place for it; nothing of the request is sent or read before.
    Future<HttpClientRequest> connected(HttpClient client) {
        return connected(client, System.nanoTime() + config.patience().toNanos());
    }

    private Future<HttpClientRequest> connected(HttpClient client, long deadline) {
        long left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
        return request(client, new RequestOptions(address).setConnectTimeout(Math.max(1, left)))
                .recover(failure -> System.nanoTime() + PAUSE.toNanos() > deadline
                        ? Future.failedFuture(failure)
                        : pause().compose(_ -> connected(client, deadline)));
    }

    /// What befalls a request befalls its answer too, and whoever waits for that tells. Without a handler, Vert.x would
    /// write down every client that hangs up as an error.
    private static Future<HttpClientRequest> request(HttpClient client, RequestOptions options) {
        return client.request(options)
                .map(request -> request.exceptionHandler(
                        failure -> LOGGER.debugf("A forwarded request broke off: %s", failure.getMessage())));
    }

    private Future<Void> pause() {
        Promise<Void> over = Promise.promise();
        long _ = vertx.setTimer(PAUSE.toMillis(), _ -> over.complete());
        return over.future();
    }
}
