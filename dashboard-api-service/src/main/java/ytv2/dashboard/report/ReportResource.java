package ytv2.dashboard.report;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import ytv2.dashboard.answer.Answer;
import ytv2.dashboard.answer.AnswerReader;
import ytv2.dashboard.answer.Gzip;
import ytv2.dashboard.answer.JsonAnswer;
import ytv2.dashboard.answer.Target;
import ytv2.model.VideoId;
import ytv2.service.problem.ProblemException;

/// Lists of cards and single reports.
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public final class ReportResource {

    private final ReportReader reader;
    private final ReportBytes bytes;
    private final AnswerReader answers;

    ReportResource(ReportReader reader, ReportBytes bytes, AnswerReader answers) {
        this.reader = reader;
        this.bytes = bytes;
        this.answers = answers;
    }

    @GET
    @Path("api/reports")
    @Operation(summary = "A page of cards, the newest first")
    public Uni<Response> list(@Context HttpHeaders headers, @Context UriInfo uri, @Context HttpServerRequest request) {
        if (uri.getPath().endsWith("/")) {
            // JAX-RS takes /api/reports/ for /api/reports; here it is a report with an empty id.
            throw notFound("");
        }
        MultivaluedMap<String, String> parameters = uri.getQueryParameters();
        if ("true".equalsIgnoreCase(parameters.getFirst("latest"))) {
            return answers.read(
                            Target.of(request),
                            _ -> reader.newest().map(bytes::newest).map(Answer::json))
                    .map(answer -> JsonAnswer.of(headers, answer));
        }
        ReportQuery query = ReportQuery.parse(parameters);
        return answers.read(Target.of(request), generation -> page(query, generation, Gzip.isAccepted(request), uri))
                .map(answer -> JsonAnswer.of(headers, answer));
    }

    private Uni<Answer> page(ReportQuery query, long generation, boolean gzip, UriInfo uri) {
        return reader.page(query, generation, gzip)
                .map(cards -> Answer.json(
                        bytes.list(query, cards),
                        PageLinks.of("/api/reports", uri.getRequestUri().getRawQuery(), query, cards)));
    }

    @GET
    @Path("api/reports/{id}")
    @Operation(summary = "One card with its summary, by video id or by the processing side's id")
    public Uni<Response> detail(@RestPath String id, @Context HttpHeaders headers, @Context HttpServerRequest request) {
        VideoId videoId = videoId(id);
        return answers.read(
                        Target.of(request),
                        _ -> reader.find(videoId, id).map(found -> Answer.json(bytes.detail(existing(found, id)))))
                .map(answer -> JsonAnswer.of(headers, answer));
    }

    @GET
    @Path("{id}.json")
    @Operation(summary = "One report")
    public Uni<Response> single(@RestPath String id, @Context HttpHeaders headers, @Context HttpServerRequest request) {
        VideoId videoId = videoId(id);
        return answers.read(
                        Target.of(request),
                        _ -> reader.single(videoId, id).map(found -> Answer.json(bytes.single(existing(found, id)))))
                .map(answer -> JsonAnswer.of(headers, answer));
    }

    private static <T> T existing(Optional<T> found, String id) {
        return found.orElseThrow(() -> notFound(id));
    }

    /// What cannot be an id names no report.
    private static VideoId videoId(String id) {
        try {
            return VideoId.parse(id);
        } catch (IllegalArgumentException _) {
            throw notFound(id);
        }
    }

    private static ProblemException notFound(String id) {
        String shown = id.length() > 140 ? id.substring(0, 140) + "…" : id;
        return new ProblemException(404, "report_not_found", "There is no report \"" + shown + "\".");
    }
}
