package ytv2.dashboard.answer;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.util.List;
import java.util.Objects;

/// A finished answer, as resources give it.
final class FinishedAnswer {

    private FinishedAnswer() {}

    static ResponseBuilder of(HttpHeaders request, Answer answer) {
        Revalidation told = Revalidation.of(
                lines(request, HttpHeaders.ACCEPT_ENCODING), lines(request, HttpHeaders.IF_NONE_MATCH), answer);
        ResponseBuilder response = Response.status(told.status());
        told.headers().forEach(response::header);
        return told.body().length() == 0 ? response : response.entity(told.body());
    }

    private static List<String> lines(HttpHeaders request, String name) {
        return Objects.requireNonNullElse(request.getRequestHeader(name), List.of());
    }
}
