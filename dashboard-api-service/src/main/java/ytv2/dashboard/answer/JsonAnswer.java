package ytv2.dashboard.answer;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/// Finished JSON as an HTTP answer: revalidated by its tag, never shown stale.
public final class JsonAnswer {

    static final String MEDIA_TYPE = MediaType.APPLICATION_JSON + ";charset=utf-8";

    private JsonAnswer() {}

    /// 200 with the body, or 304 where the client has it already.
    public static Response of(HttpHeaders request, Answer json) {
        return FinishedAnswer.of(request, json).build();
    }
}
