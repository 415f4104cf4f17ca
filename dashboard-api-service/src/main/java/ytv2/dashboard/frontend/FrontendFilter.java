package ytv2.dashboard.frontend;

import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.net.URI;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/// Leads `/` to the configured front end; without one it stays the service's own page. Two resources cannot share an
/// address, so the way there is the front end's other page, with a note which one is meant.
@Singleton
public final class FrontendFilter {

    /// The note's name.
    static final String TEMPLATE = "ytv2.frontend.template";

    /// Asked late: filters are made before the configuration of the running program is read.
    private final Provider<FrontendAnswer> answer;

    FrontendFilter(Provider<FrontendAnswer> answer) {
        this.answer = answer;
    }

    @ServerRequestFilter(preMatching = true)
    public void lead(ContainerRequestContext request, RoutingContext exchange) {
        if (request.getUriInfo().getPath().equals("/")
                && answer.get().frontend().isPresent()) {
            RoutingContext _ = exchange.put(TEMPLATE, Template.DASHBOARD);
            request.setRequestUri(URI.create("/" + FrontendResource.EDITORIAL));
        }
    }
}
