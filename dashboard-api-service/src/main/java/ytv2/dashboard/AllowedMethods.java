package ytv2.dashboard;

import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/// `Allow` on every 405: all this service has is read.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc9110#name-405-method-not-allowed">RFC 9110, 405</a>
@Singleton
public final class AllowedMethods {

    @ServerResponseFilter
    void add(ContainerResponseContext response) {
        if (response.getStatus() == Status.METHOD_NOT_ALLOWED.getStatusCode()) {
            response.getHeaders().putIfAbsent(HttpHeaders.ALLOW, List.of("GET, HEAD, OPTIONS"));
        }
    }
}
