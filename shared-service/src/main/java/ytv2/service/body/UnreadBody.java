package ytv2.service.body;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerResponseContext;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/// Ends the connection of a request that is answered before its body was read (no credential, too large), unless what
/// is left is small: otherwise the client would go on sending what nobody reads.
@Singleton
public final class UnreadBody {

    /// The HTTP server throws so much away faster than a client would connect again. In bytes.
    private static final long LITTLE = 64 * 1024;

    @ServerResponseFilter
    void end(ContainerResponseContext response, RoutingContext exchange) {
        HttpServerRequest request = exchange.request();
        if (!request.isEnded() && hasMore(request)) {
            response.getHeaders().putSingle("Connection", "close");
            exchange.addEndHandler(_ -> request.connection().close());
        }
    }

    /// A request that announces neither a length nor chunks has no body, and its connection is kept.
    private static boolean hasMore(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null
                ? request.headers().contains(HttpHeaders.TRANSFER_ENCODING)
                : Long.parseLong(length) > LITTLE;
    }
}
