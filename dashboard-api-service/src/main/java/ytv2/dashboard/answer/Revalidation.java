package ytv2.dashboard.answer;

import io.vertx.core.buffer.Buffer;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ytv2.dashboard.answer.Answer.Form;

/// An answer to one client: in the form that it accepts, unless it has that already; then all it is told is so.
///
/// @param status 200 or 304
/// @param headers by name, in the order in which they are sent
/// @param body empty for 304
record Revalidation(int status, Map<String, String> headers, Buffer body) {

    private static final int OK = 200;
    private static final int NOT_MODIFIED = 304;
    /// Not sent: it keeps the server from compressing a form once more, under the same tag.
    static final String NOT_COMPRESSED = "identity";

    private static final Buffer NOTHING = Buffer.buffer(0);

    /// @param acceptEncoding the lines of that header
    /// @param ifNoneMatch the lines of that header
    static Revalidation of(List<String> acceptEncoding, List<String> ifNoneMatch, Answer answer) {
        Form form = answer.form(Gzip.isAccepted(acceptEncoding));
        boolean known = Etag.isAmong(ifNoneMatch, form.tag());
        Map<String, String> headers = new LinkedHashMap<>();
        if (!known) {
            headers.put(HttpHeaders.CONTENT_TYPE, answer.mediaType());
            headers.put(HttpHeaders.CONTENT_ENCODING, form.encoding().orElse(NOT_COMPRESSED));
            headers.put(HttpHeaders.CONTENT_LENGTH, Integer.toString(form.body().length()));
        }
        answer.link().ifPresent(link -> headers.put(HttpHeaders.LINK, link));
        headers.put(HttpHeaders.ETAG, '"' + form.tag().getValue() + '"');
        headers.put(HttpHeaders.CACHE_CONTROL, "no-cache");
        headers.put(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        return new Revalidation(known ? NOT_MODIFIED : OK, headers, known ? NOTHING : form.body());
    }
}
