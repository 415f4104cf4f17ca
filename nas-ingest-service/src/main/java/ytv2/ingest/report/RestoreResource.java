package ytv2.ingest.report;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import ytv2.ingest.IdempotencyKey;
import ytv2.ingest.PathId;
import ytv2.ingest.RequiresDelete;
import ytv2.model.VideoId;

/// Brings deleted videos back.
@Path("/api/restore/{id}")
@Produces(MediaType.APPLICATION_JSON)
public final class RestoreResource {

    private final ReportStore store;

    RestoreResource(ReportStore store) {
        this.store = store;
    }

    @POST
    @RequiresDelete
    @Operation(summary = "Lift the tombstone of a video, and store what came for it while it was deleted")
    @APIResponseSchema(RestoreAnswer.class)
    public Uni<Object> restore(
            @RestPath String id,
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String key,
            @Context SecurityContext security) {
        VideoId videoId = PathId.parse(id);
        return store.restore(
                        videoId,
                        security.getUserPrincipal().getName(),
                        IdempotencyKey.of(key, "POST /api/restore/" + videoId, new byte[0]))
                .map(once -> once.answer(restoration -> RestoreAnswer.of(videoId, restoration)));
    }
}
