package ytv2.dashboard.answer;

import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/// The server takes [Revalidation#NOT_COMPRESSED] back from bodies only, and HEAD has none.
@Singleton
final class HeadOfAnswer {

    @ServerResponseFilter
    void remove(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getMethod().equals(HttpMethod.HEAD)) {
            response.getHeaders().remove(HttpHeaders.CONTENT_ENCODING, List.<Object>of(Revalidation.NOT_COMPRESSED));
        }
    }
}
