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

/// The ingest service, which may be about to start.
final class IngestOrigin {

    /// Existing clients hang up after 30 s, and give a write up after three quick failures.
    private static final Duration PATIENCE = Duration.ofSeconds(25);

    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final Duration CONNECT = Duration.ofSeconds(3);

    /// The ingest service waits for PostgreSQL for 25 s before it answers.
    private static final Duration SILENCE = Duration.ofSeconds(60);

    /// Whoever reads is told soon that it cannot be had. Between a request and the begin of its answer.
    private static final Duration READ = Duration.ofSeconds(5);

    /// A player that pauses takes nothing for as long.
    private static final Duration PAUSED = Duration.ofMinutes(30);

    private final Vertx vertx;
    private final RequestOptions address;

    IngestOrigin(Vertx vertx, URI url) {
        boolean tls = "https".equals(url.getScheme());
        int standard = tls ? 443 : 80;
        this.vertx = vertx;
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
                .setMaxPoolSize(256)
                .setConnectTimeout(Math.toIntExact(CONNECT.toMillis()))
                .setIdleTimeoutUnit(TimeUnit.SECONDS)
                .setIdleTimeout(Math.toIntExact(idle.toSeconds())));
    }

    /// A connection, if there is one now.
    Future<HttpClientRequest> connectedAtOnce(HttpClient client) {
        return client.request(new RequestOptions(address).setIdleTimeout(READ.toMillis()));
    }

    /// A connection, as soon as there is one; nothing of the request is sent or read before.
    Future<HttpClientRequest> connected(HttpClient client) {
        return connected(client, System.nanoTime() + PATIENCE.toNanos());
    }

    private Future<HttpClientRequest> connected(HttpClient client, long deadline) {
        return client.request(new RequestOptions(address))
                .recover(failure -> System.nanoTime() + PAUSE.toNanos() > deadline
                        ? Future.failedFuture(failure)
                        : pause().compose(_ -> connected(client, deadline)));
    }

    private Future<Void> pause() {
        Promise<Void> over = Promise.promise();
        long _ = vertx.setTimer(PAUSE.toMillis(), _ -> over.complete());
        return over.future();
    }
}
