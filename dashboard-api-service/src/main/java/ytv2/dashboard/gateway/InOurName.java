package ytv2.dashboard.gateway;

import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyResponse;

/// Sends a request on with this service's own credential in place of the person's.
record InOurName(String token) implements ProxyInterceptor {

    @Override
    public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
        var _ = context.request().headers().remove(HttpHeaders.COOKIE);
        var _ = context.request().putHeader(HttpHeaders.AUTHORIZATION, "Bearer " + token);
        return context.sendRequest();
    }

    /// Without the token, which must not get into a log.
    @Override
    public String toString() {
        return "InOurName";
    }
}
