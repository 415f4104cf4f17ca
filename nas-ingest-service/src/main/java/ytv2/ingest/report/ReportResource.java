package ytv2.ingest.report;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;
import ytv2.ingest.IdempotencyKey;
import ytv2.ingest.RequiresIngest;
import ytv2.ingest.report.UpsertOutcome.Refused;
import ytv2.ingest.report.UpsertOutcome.Stored;

/// Takes reports from the processing side.
@Path("/ingest/report")
@Produces(MediaType.APPLICATION_JSON)
public final class ReportResource {

    private final ReportStore store;

    ReportResource(ReportStore store) {
        this.store = store;
    }

    /// Any media type: existing clients do not all say `application/json`.
    @POST
    @RequiresIngest
    @Consumes(MediaType.WILDCARD)
    @Operation(
            summary = "Store a report: insert it, or merge it into what is stored",
            description = "A member that is absent or null keeps what is stored; \"clear\" empties members on purpose.")
    @RequestBody(
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Object.class)))
    @APIResponseSchema(ReportAnswer.class)
    public Uni<Object> upsert(
            UpsertReport command,
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String key,
            @Context SecurityContext security) {
        return store.upsert(
                        command,
                        security.getUserPrincipal().getName(),
                        IdempotencyKey.of(key, "POST /ingest/report", command.source()))
                .map(once -> once.answer(outcome -> switch (outcome) {
                    case Stored stored -> ReportAnswer.of(command, stored);
                    case Refused refused -> throw new ReportRefused(refused);
                }));
    }
}
