package ytv2.ingest.report;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
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
    public Uni<RestoreAnswer> restore(@RestPath String id, @Context SecurityContext security) {
        VideoId videoId = PathId.parse(id);
        return store.restore(videoId, security.getUserPrincipal().getName())
                .map(restoration -> RestoreAnswer.of(videoId, restoration));
    }
}
