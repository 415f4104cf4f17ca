package ytv2.dashboard.answer;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import ytv2.dashboard.DashboardConfig;
import ytv2.service.build.BuildConfig;

/// A short way for JSON that is kept: resources, filters and their scopes take several times as long as sending it.
/// What is not kept goes the long way, and so does everything else while other origins are let in, for then their
/// headers matter, too.
@Singleton
final class KeptAnswerRoute {

    /// Before all that Quarkus adds.
    private static final int FIRST = -10_000;

    private final AnswerReader answers;
    private final String commit;
    private final boolean sameOrigin;

    KeptAnswerRoute(AnswerReader answers, BuildConfig build, DashboardConfig config) {
        this.answers = answers;
        this.commit = build.commit();
        this.sameOrigin = config.cors().origins().isEmpty();
    }

    void add(@Observes Router router) {
        if (sameOrigin) {
            router.get().order(FIRST).handler(this::answer);
        }
    }

    private void answer(RoutingContext exchange) {
        answers.kept(Target.of(exchange.request()))
                .filter(answer -> answer.mediaType().equals(JsonAnswer.MEDIA_TYPE))
                .ifPresentOrElse(answer -> send(exchange.request(), answer), exchange::next);
    }

    private void send(HttpServerRequest request, Answer answer) {
        Revalidation told = Revalidation.of(
                request.headers().getAll(HttpHeaders.ACCEPT_ENCODING),
                request.headers().getAll(HttpHeaders.IF_NONE_MATCH),
                answer);
        HttpServerResponse response = request.response().setStatusCode(told.status());
        told.headers().forEach(response::putHeader);
        var _ = response.putHeader("X-Commit", commit).end(told.body());
    }
}
