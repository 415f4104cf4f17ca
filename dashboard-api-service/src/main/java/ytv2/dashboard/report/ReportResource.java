package ytv2.dashboard.report;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import ytv2.dashboard.JsonAnswer;
import ytv2.dashboard.report.ReportReader.StoredReport;
import ytv2.model.VideoId;
import ytv2.service.problem.ProblemException;

/// Lists of cards and single reports.
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public final class ReportResource {

    private final ReportReader reader;
    private final ReportBytes bytes;

    ReportResource(ReportReader reader, ReportBytes bytes) {
        this.reader = reader;
        this.bytes = bytes;
    }

    @GET
    @Path("api/reports")
    @Operation(summary = "A page of cards, the newest first")
    public Uni<Response> list(
            @RestQuery @Nullable String page,
            @RestQuery @Nullable String size,
            @RestQuery @Nullable String sort,
            @Context HttpHeaders headers,
            @Context UriInfo uri) {
        if (uri.getPath().endsWith("/")) {
            // JAX-RS takes /api/reports/ for /api/reports; here it is a report with an empty id.
            throw notFound("");
        }
        ReportQuery query = ReportQuery.parse(page, size, sort);
        return reader.page(query).map(cards -> JsonAnswer.of(headers, bytes.list(query, cards)));
    }

    @GET
    @Path("api/reports/{id}")
    @Operation(summary = "One card with its summary, by video id or by the processing side's id")
    public Uni<Response> detail(@RestPath String id, @Context HttpHeaders headers) {
        return find(id, headers, bytes::detail);
    }

    @GET
    @Path("{id}.json")
    @Operation(summary = "One report")
    public Uni<Response> single(@RestPath String id, @Context HttpHeaders headers) {
        return find(id, headers, bytes::single);
    }

    private Uni<Response> find(String id, HttpHeaders headers, Function<StoredReport, Buffer> form) {
        return reader.find(videoId(id), id).map(found -> JsonAnswer.of(headers, form.apply(existing(found, id))));
    }

    private static StoredReport existing(Optional<StoredReport> found, String id) {
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
