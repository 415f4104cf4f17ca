package ytv2.dashboard.answer;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.regex.Pattern;

/// Bodies for clients that accept them compressed.
public final class Gzip {

    private static final Pattern ACCEPTED = Pattern.compile(
            "(?:^|,)\\s*(?:x-)?gzip\\s*(?:;\\s*q=(?:1|0\\.0*[1-9])[0-9.]*)?\\s*(?:,|$)", Pattern.CASE_INSENSITIVE);

    private Gzip() {}

    public static boolean isAccepted(HttpServerRequest request) {
        return isAccepted(request.headers().getAll(HttpHeaders.ACCEPT_ENCODING));
    }

    /// @param acceptEncoding the values of all `Accept-Encoding` lines
    /// @see <a href="https://www.rfc-editor.org/rfc/rfc9110#name-accept-encoding">RFC 9110, Accept-Encoding</a>
    static boolean isAccepted(List<String> acceptEncoding) {
        return acceptEncoding.stream().anyMatch(line -> ACCEPTED.matcher(line).find());
    }
}
