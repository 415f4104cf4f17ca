package ytv2.dashboard.answer;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Objects;

/// What an answer depends on, besides the data.
///
/// @param uri path and query as requested, or whatever else says what was asked for
/// @param accept the `Accept` header as sent: for some addresses it decides between JSON and a page
public record Target(String uri, String accept) {

    public static Target of(HttpServerRequest request) {
        return new Target(request.uri(), Objects.requireNonNullElse(request.getHeader(HttpHeaders.ACCEPT), ""));
    }

    /// About how many bytes it takes.
    int weight() {
        return uri.length() + accept.length();
    }
}
