package ytv2.dashboard.peripheral;

import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/// Says of an address that was served once that it is served no more, instead of pretending that it never was.
@Singleton
public final class UnservedFilter {

    @ServerRequestFilter(preMatching = true)
    public void refuse(ContainerRequestContext request) {
        UnservedPath.refusal(request.getUriInfo().getPath()).ifPresent(problem -> {
            throw problem;
        });
    }
}
