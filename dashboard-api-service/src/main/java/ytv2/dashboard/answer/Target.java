package ytv2.dashboard.answer;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/// What an answer depends on, besides the data.
///
/// @param uri path and query as requested, or whatever else says what was asked for
/// @param accept all lines of the `Accept` header as sent: for some addresses it decides between JSON and a page
public record Target(String uri, String accept) {

    public static Target of(HttpServerRequest request) {
        return new Target(request.uri(), String.join(",", request.headers().getAll(HttpHeaders.ACCEPT)));
    }

    /// About how many bytes it takes.
    int weight() {
        return uri.length() + accept.length();
    }
}
