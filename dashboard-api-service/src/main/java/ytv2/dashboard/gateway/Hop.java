package ytv2.dashboard.gateway;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;

/// The part of an answer's head that is meant for the next program on its way alone.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-7.6.1">RFC 9110, Connection</a>
final class Hop {

    private static final List<String> ALWAYS = List.of(
            "Connection",
            "Keep-Alive",
            "Proxy-Authenticate",
            "Proxy-Authentication-Info",
            "Proxy-Connection",
            "TE",
            "Trailer",
            "Transfer-Encoding",
            "Upgrade");

    private Hop() {}

    /// Takes it out, with what it names itself.
    static void end(MultiMap headers) {
        List<String> names = new ArrayList<>(ALWAYS);
        for (String connection : headers.getAll(HttpHeaders.CONNECTION)) {
            for (String name : connection.split(",", -1)) {
                names.add(name.strip());
            }
        }
        names.forEach(headers::remove);
    }
}
