package ytv2.dashboard;

import io.vertx.core.buffer.Buffer;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.util.List;
import java.util.Objects;

/// Finished JSON as an HTTP answer: revalidated by its tag, never shown stale.
public final class JsonAnswer {

    private static final String UTF8_JSON = MediaType.APPLICATION_JSON + ";charset=utf-8";

    private JsonAnswer() {}

    /// 200 with the body, or 304 where the client has it already.
    public static Response of(HttpHeaders request, Buffer body) {
        EntityTag tag = Etag.of(body);
        List<String> known = Objects.requireNonNullElse(request.getRequestHeader(HttpHeaders.IF_NONE_MATCH), List.of());
        ResponseBuilder answer = Etag.isAmong(known, tag) ? Response.notModified() : Response.ok(body, UTF8_JSON);
        return answer.tag(tag)
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                // the body may be compressed, by whoever stands in between too
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
                .build();
    }
}
