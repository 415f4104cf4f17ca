package ytv2.dashboard.cors;

import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/// Lets the pages of listed origins read the answers; no others, and none by default.
///
/// Quarkus' own filter is not in use: it answers 403 to a request whose origin it does not know, and behind a proxy
/// that ends TLS it does not know the service's own.
///
/// @see <a href="https://fetch.spec.whatwg.org/#http-cors-protocol">Fetch, CORS protocol</a>
@Singleton
public final class CorsFilter {

    private static final String METHODS = "GET, HEAD, POST, DELETE, OPTIONS";
    private static final String HEADERS =
            "Content-Type, Authorization, X-INGEST-TOKEN, If-None-Match, Last-Event-ID, Range";
    private static final String EXPOSED = "Accept-Ranges, Content-Range, ETag, Link, X-Commit";
    /// In seconds: a day.
    private static final int REMEMBERED = 86_400;

    /// Asked late: filters are made before the configuration of the running program is read.
    private final Provider<AllowedOrigins> allowed;

    CorsFilter(Provider<AllowedOrigins> allowed) {
        this.allowed = allowed;
    }

    /// OPTIONS is answered for any address, before anything looks at it.
    @ServerRequestFilter(preMatching = true, priority = 0)
    public Optional<RestResponse<Void>> options(ContainerRequestContext request) {
        return request.getMethod().equals(HttpMethod.OPTIONS)
                ? Optional.of(ResponseBuilder.<Void>ok()
                        .header(HttpHeaders.ALLOW, METHODS)
                        .build())
                : Optional.empty();
    }

    @ServerResponseFilter
    public void add(ContainerRequestContext request, ContainerResponseContext response) {
        AllowedOrigins origins = allowed.get();
        if (origins.isEmpty()) {
            return;
        }
        MultivaluedMap<String, Object> headers = response.getHeaders();
        headers.add(HttpHeaders.VARY, "Origin");
        String origin = request.getHeaderString("Origin");
        if (origin != null && origins.contains(origin)) {
            headers.putSingle("Access-Control-Allow-Origin", origin);
            headers.putSingle("Access-Control-Expose-Headers", EXPOSED);
            if (request.getMethod().equals(HttpMethod.OPTIONS)) {
                headers.putSingle("Access-Control-Allow-Methods", METHODS);
                headers.putSingle("Access-Control-Allow-Headers", HEADERS);
                headers.putSingle("Access-Control-Max-Age", REMEMBERED);
            }
        }
    }
}
