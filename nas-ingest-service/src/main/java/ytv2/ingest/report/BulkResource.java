package ytv2.ingest.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jspecify.annotations.Nullable;
import ytv2.ingest.IdempotencyKey;
import ytv2.ingest.IngestConfig;
import ytv2.ingest.RequestRoom;
import ytv2.ingest.RequiresIngest;
import ytv2.ingest.report.BulkRun.AnswerWriter;
import ytv2.service.problem.Problem.Violation;
import ytv2.service.problem.ProblemException;

/// Takes many reports in one request.
@Path("/ingest/reports")
@RunOnVirtualThread
public final class BulkResource {

    private static final String LINES = "application/x-ndjson";

    private final ReportStore store;
    private final IngestConfig.Report limits;
    private final ObjectMapper mapper;
    private final RequestRoom room;

    BulkResource(ReportStore store, IngestConfig config, ObjectMapper mapper, RequestRoom room) {
        this.store = store;
        this.limits = config.report();
        this.mapper = mapper;
        this.room = room;
    }

    /// The status of the answer is that of the request; each line has its own.
    @POST
    @RequiresIngest
    @Consumes(MediaType.WILDCARD)
    @Produces(LINES)
    @Operation(
            summary = "Store many reports, one JSON document a line",
            description =
                    "Each line is answered by a line, {\"line\", \"status\", \"report\" or \"problem\"}, once it is"
                            + " committed. Read while you send. The last line says whether all were read: {\"done\", \"stored\","
                            + " \"refused\"}. A line that was stored and is sent again changes nothing.")
    @RequestBody(content = @Content(mediaType = LINES, schema = @Schema(implementation = String.class)))
    public StreamingOutput upsertAll(
            InputStream body,
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String key,
            @Context UriInfo uri,
            @Context SecurityContext security) {
        if (key != null) {
            String reason = "is not taken here: a line that was stored and is sent again changes nothing";
            throw new ProblemException(
                    400,
                    "invalid_idempotency_key",
                    IdempotencyKey.HEADER + " " + reason,
                    List.of(new Violation(IdempotencyKey.HEADER, reason)));
        }
        String actor = security.getUserPrincipal().getName();
        String path = uri.getPath();
        return output -> {
            try (BulkReader reader = new BulkReader(body, longest(), limits.bodyTimeout(), limits.silence(), room)) {
                new BulkRun(
                                reader,
                                commands -> store.upsertAll(commands, actor),
                                new AnswerWriter(mapper, output, path))
                        .run();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        };
    }

    private int longest() {
        return Math.toIntExact(limits.maxSize().asLongValue());
    }
}
