package ytv2.service.file;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jboss.resteasy.reactive.PathPart;
import ytv2.service.file.ByteRange.Part;
import ytv2.service.file.ByteRange.Unsatisfiable;
import ytv2.service.file.ByteRange.Whole;
import ytv2.service.problem.Problem;

/// A file as an HTTP answer. Its bytes go from the file to the socket; nothing is read into memory.
public final class FileAnswer {

    private static final String FAILED = "The file is not the one that the request's condition asks for.";
    private static final String UNSATISFIABLE = "The range must begin within the file, and not behind its own end.";

    private FileAnswer() {}

    /// 200, 206 or 304; 412 or 416 where the client's condition does not hold. Says nothing about caching.
    public static ResponseBuilder of(Request request, HttpHeaders headers, UriInfo uri, StoredFile file) {
        Conditions conditions =
                new Conditions(name -> Objects.requireNonNullElse(headers.getRequestHeader(name), List.of()));
        boolean head = request.getMethod().equals(HttpMethod.HEAD);
        ResponseBuilder answer = switch (conditions.of(file)) {
            case FAILED -> problem(Status.PRECONDITION_FAILED, "precondition_failed", FAILED, uri);
            case NOT_MODIFIED -> Response.notModified();
            case MET -> head ? head(file) : body(conditions.range(file), file, uri);
        };
        if (file.type().compressed()) {
            answer.header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        } else {
            answer.header("Accept-Ranges", "bytes");
        }
        return answer.tag(new EntityTag(file.tag(), !file.isStrong()))
                .header(HttpHeaders.LAST_MODIFIED, Conditions.date(file.lastModified()));
    }

    /// The whole file's length, whatever range is named: a range is a wish of GET alone.
    private static ResponseBuilder head(StoredFile file) {
        ResponseBuilder answer = Response.ok("", file.type().mediaType());
        return file.type().compressed() ? answer : answer.header(HttpHeaders.CONTENT_LENGTH, file.size());
    }

    private static ResponseBuilder body(ByteRange range, StoredFile file, UriInfo uri) {
        String mediaType = file.type().mediaType();
        return switch (range) {
            case Whole() -> Response.ok(new PathPart(file.path(), 0, file.size()), mediaType);
            case Part part ->
                Response.status(Status.PARTIAL_CONTENT)
                        .entity(new PathPart(file.path(), part.first(), part.length()))
                        .type(mediaType)
                        .header("Content-Range", "bytes %d-%d/%d".formatted(part.first(), part.last(), file.size()));
            case Unsatisfiable() ->
                problem(Status.REQUESTED_RANGE_NOT_SATISFIABLE, "range_not_satisfiable", UNSATISFIABLE, uri)
                        .header("Content-Range", "bytes */" + file.size());
        };
    }

    private static ResponseBuilder problem(Status status, String error, String detail, UriInfo uri) {
        Problem problem = new Problem(
                "about:blank",
                status.getReasonPhrase(),
                status.getStatusCode(),
                detail,
                uri.getPath(),
                error,
                detail,
                List.of(),
                Map.of());
        return Response.status(status).entity(problem).type(Problem.MEDIA_TYPE);
    }
}
