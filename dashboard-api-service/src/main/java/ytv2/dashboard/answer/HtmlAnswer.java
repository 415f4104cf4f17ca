package ytv2.dashboard.answer;

import io.vertx.core.buffer.Buffer;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;

/// A page as an HTTP answer: revalidated by its tag, never shown stale.
public final class HtmlAnswer {

    static final String MEDIA_TYPE = MediaType.TEXT_HTML + ";charset=utf-8";

    private HtmlAnswer() {}

    /// 200 with the page, or 304 where the client has it already.
    public static ResponseBuilder of(HttpHeaders request, Answer html) {
        return guarded(FinishedAnswer.of(request, html));
    }

    /// A page that says why there is none.
    public static ResponseBuilder error(int status, Buffer html) {
        return guarded(
                Response.status(status).entity(html).type(MEDIA_TYPE).header(HttpHeaders.CACHE_CONTROL, "no-cache"));
    }

    private static ResponseBuilder guarded(ResponseBuilder answer) {
        return answer.header("X-Content-Type-Options", "nosniff");
    }
}
