package ytv2.dashboard.gateway;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.httpproxy.HttpProxy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import ytv2.dashboard.DashboardConfig;
import ytv2.dashboard.answer.DataVersion;
import ytv2.service.exports.ExportsConfig;
import ytv2.service.problem.ProblemAnswer;
import ytv2.service.problem.ProblemException;

/// Takes writes before anything else sees them, and forwards them as they come: bodies are not kept.
@Singleton
final class GatewayRoute {

    /// Before all that Quarkus adds.
    private static final int FIRST = -10_000;

    private final PersonAccess access;
    private final Exchange forwarded;
    private final Vertx vertx;
    private final Optional<Forwarding> forwarding;

    /// Empty where exported files are served from here, or from nowhere.
    private final Optional<HttpProxy> exports;

    GatewayRoute(DashboardConfig config, ExportsConfig files, DataVersion version, Vertx vertx) {
        this.access = new PersonAccess(config.gateway());
        this.forwarded = new Exchange(vertx, version, config.gateway().silence());
        this.vertx = vertx;
        Optional<IngestOrigin> ingest =
                config.gateway().ingestUrl().map(url -> new IngestOrigin(vertx, config.gateway(), url));
        this.exports = files.directory().isPresent() ? Optional.empty() : ingest.map(this::reading);
        this.forwarding = ingest.map(origin -> new Forwarding(
                proxy(origin),
                proxy(origin)
                        .addInterceptor(new InOurName(config.gateway().token().orElse("")))));
    }

    /// @param through sends requests as they are
    /// @param forPeople sends them with this service's own credential
    private record Forwarding(HttpProxy through, HttpProxy forPeople) {}

    void add(@Observes Router router) {
        router.route().order(FIRST).handler(this::forward);
    }

    private void forward(RoutingContext exchange) {
        HttpServerRequest request = exchange.request();
        try {
            switch (Way.of(request.method(), exchange.normalizedPath(), request.headers())) {
                case HERE -> exchange.next();
                case EXPORTS -> exports.ifPresentOrElse(proxy -> proxy.handle(request), exchange::next);
                case THROUGH -> configured().through().handle(request);
                case NOWHERE -> {
                    var _ = configured();
                    exchange.response().putHeader("Connection", "close");
                    exchange.addEndHandler(_ -> Hangup.soon(vertx, request));
                    ProblemAnswer.send(
                            exchange,
                            new ProblemException(
                                    401,
                                    "unauthorized",
                                    "Send the ingest token as X-INGEST-TOKEN or as Authorization: Bearer."));
                }
                case FOR_A_PERSON -> {
                    access.check(request.headers());
                    configured().forPeople().handle(request);
                }
            }
        } catch (ProblemException refusal) {
            if (refusal.status() == 401) {
                exchange.response().putHeader("WWW-Authenticate", PersonAccess.CHALLENGE);
            }
            ProblemAnswer.send(exchange, refusal);
        }
    }

    private Forwarding configured() {
        return forwarding.orElseThrow(() -> new ProblemException(
                403,
                "forwarding_not_configured",
                "Nothing is forwarded from here: set INGEST_URL of the dashboard service, or ask the ingest service"
                        + " itself."));
    }

    private HttpProxy reading(IngestOrigin origin) {
        HttpClient client = origin.readingClient();
        return HttpProxy.reverseProxy(client)
                .originRequestProvider((_, kept) -> origin.connectedAtOnce(kept))
                .addInterceptor(forwarded);
    }

    private HttpProxy proxy(IngestOrigin origin) {
        HttpClient client = origin.client();
        return HttpProxy.reverseProxy(client)
                .originRequestProvider((_, kept) -> origin.connected(kept))
                .addInterceptor(forwarded);
    }
}
