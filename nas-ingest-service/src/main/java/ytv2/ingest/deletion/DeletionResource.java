package ytv2.ingest.deletion;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import ytv2.ingest.RequiresDelete;
import ytv2.service.problem.Problem.Violation;
import ytv2.service.problem.ProblemException;

/// Deletes videos, by each of the addresses that existing clients know.
@Path("/")
@RequiresDelete
@Produces(MediaType.APPLICATION_JSON)
public final class DeletionResource {

    private static final int LONGEST_PAGE = 500;

    private final DeletionStore store;

    DeletionResource(DeletionStore store) {
        this.store = store;
    }

    @DELETE
    @Path("api/delete/{id}")
    @Operation(summary = "Delete a video, by video id or by the processing side's id")
    public Uni<DeletionAnswer> delete(@RestPath String id, @Context SecurityContext security) {
        return delete(DeleteContent.of(id), security);
    }

    @POST
    @Path("api/delete/{id}")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "The same, for clients that cannot send DELETE")
    public Uni<DeletionAnswer> post(@RestPath String id, @Context SecurityContext security) {
        return delete(DeleteContent.of(id), security);
    }

    @DELETE
    @Path("api/delete")
    @Operation(summary = "The same, with the id in the query")
    public Uni<DeletionAnswer> deleteQueried(@QueryParam("id") @Nullable String id, @Context SecurityContext security) {
        return delete(named(Optional.ofNullable(id).map(DeleteContent::of)), security);
    }

    @POST
    @Path("api/delete")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "The same, with the id in the query or in the body")
    public Uni<DeletionAnswer> postQueried(
            @QueryParam("id") @Nullable String id,
            @Nullable DeletionPayload payload,
            @Context SecurityContext security) {
        Optional<DeleteContent> queried = Optional.ofNullable(id).map(DeleteContent::of);
        return delete(named(queried.or(() -> Optional.ofNullable(payload).flatMap(DeletionPayload::id))), security);
    }

    @POST
    @Path("delete-reports")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Delete several videos at once")
    public Uni<DeletionsAnswer> deleteReports(@Nullable DeletionPayload payload, @Context SecurityContext security) {
        DeletionPayload sent = Objects.requireNonNullElseGet(payload, () -> DeletionPayload.read(new byte[0]));
        return store.delete(sent.files(), security.getUserPrincipal().getName()).map(DeletionsAnswer::of);
    }

    @GET
    @Path("api/deleted")
    @Operation(summary = "What was deleted and not restored, the last first, with what came too late for it")
    public Uni<String> deleted(
            @QueryParam("size") @Nullable String size, @QueryParam("before") @Nullable String before) {
        return store.list(instant(before), pageSize(size)).map(list -> "{\"deleted\":" + list + "}");
    }

    private Uni<DeletionAnswer> delete(DeleteContent command, SecurityContext security) {
        return store.delete(List.of(command), security.getUserPrincipal().getName())
                .map(deleted -> DeletionAnswer.of(deleted.getFirst()));
    }

    private static DeleteContent named(Optional<DeleteContent> command) {
        return command.orElseThrow(() -> new ProblemException(
                400, "video_id_required", "id is required", List.of(new Violation("id", "is required"))));
    }

    private static Instant instant(@Nullable String before) {
        try {
            return before == null ? Instant.parse("9999-12-31T00:00:00Z") : Instant.parse(before);
        } catch (DateTimeParseException _) {
            String reason = "must be a time such as 2025-01-31T12:00:00Z";
            throw new ProblemException(
                    400, "invalid_request", "before " + reason, List.of(new Violation("before", reason)));
        }
    }

    private static int pageSize(@Nullable String size) {
        try {
            return size == null ? LONGEST_PAGE : Math.clamp(Long.parseLong(size), 1, LONGEST_PAGE);
        } catch (NumberFormatException _) {
            return LONGEST_PAGE;
        }
    }
}
