package ytv2.ingest.report;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import ytv2.ingest.RequiresCredential;
import ytv2.ingest.report.UpsertOutcome.Refused;
import ytv2.ingest.report.UpsertOutcome.Stored;
import ytv2.service.database.DatabaseUnavailable;

/// Takes reports from the processing side.
@Path("/ingest/report")
@Produces(MediaType.APPLICATION_JSON)
public final class ReportResource {

    /// The processing side hangs up after 30 s, and tries again what was answered with 503 only.
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(25);

    private final ReportStore store;

    ReportResource(ReportStore store) {
        this.store = store;
    }

    /// Any media type: existing clients do not all say `application/json`.
    @POST
    @RequiresCredential
    @Consumes(MediaType.WILDCARD)
    @Operation(
            summary = "Store a report: insert it, or merge it into what is stored",
            description = "A member that is absent or null keeps what is stored; \"clear\" empties members on purpose.")
    @RequestBody(
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Object.class)))
    public Uni<ReportAnswer> upsert(UpsertReport command) {
        return store.upsert(command, "ingest")
                .ifNoItem()
                .after(LONGEST_WAIT)
                .failWith(DatabaseUnavailable::new)
                .map(outcome -> switch (outcome) {
                    case Stored stored -> ReportAnswer.of(command, stored);
                    case Refused refused -> throw new ReportRefused(refused);
                });
    }
}
