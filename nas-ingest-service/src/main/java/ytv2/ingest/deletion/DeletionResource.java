package ytv2.ingest.deletion;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import ytv2.ingest.IdempotencyKey;
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
    @APIResponseSchema(DeletionAnswer.class)
    public Uni<Object> delete(@RestPath String id, @Context SecurityContext security) {
        return delete(DeleteContent.of(id), null, security);
    }

    @POST
    @Path("api/delete/{id}")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "The same, for clients that cannot send DELETE")
    @APIResponseSchema(DeletionAnswer.class)
    public Uni<Object> post(
            @RestPath String id,
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String key,
            @Context SecurityContext security) {
        return delete(DeleteContent.of(id), key, security);
    }

    @DELETE
    @Path("api/delete")
    @Operation(summary = "The same, with the id in the query")
    @APIResponseSchema(DeletionAnswer.class)
    public Uni<Object> deleteQueried(@QueryParam("id") @Nullable String id, @Context SecurityContext security) {
        return delete(named(Optional.ofNullable(id).map(DeleteContent::of)), null, security);
    }

    @POST
    @Path("api/delete")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "The same, with the id in the query or in the body")
    @APIResponseSchema(DeletionAnswer.class)
    public Uni<Object> postQueried(
            @QueryParam("id") @Nullable String id,
            @Nullable DeletionPayload payload,
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String key,
            @Context SecurityContext security) {
        Optional<DeleteContent> queried = Optional.ofNullable(id).map(DeleteContent::of);
        return delete(
                named(queried.or(() -> Optional.ofNullable(payload).flatMap(DeletionPayload::id))), key, security);
    }

    @POST
    @Path("delete-reports")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Delete several videos at once")
    @APIResponseSchema(DeletionsAnswer.class)
    public Uni<Object> deleteReports(
            @Nullable DeletionPayload payload,
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String key,
            @Context SecurityContext security) {
        DeletionPayload sent = Objects.requireNonNullElseGet(payload, () -> DeletionPayload.read(new byte[0]));
        return delete(sent.files(), key, security, DeletionsAnswer::of);
    }

    @GET
    @Path("api/deleted")
    @Operation(summary = "What was deleted and not restored, the last first, with what came too late for it")
    public Uni<String> deleted(
            @QueryParam("size") @Nullable String size, @QueryParam("before") @Nullable String before) {
        return store.list(instant(before), pageSize(size)).map(list -> "{\"deleted\":" + list + "}");
    }

    private Uni<Object> delete(DeleteContent command, @Nullable String key, SecurityContext security) {
        return delete(List.of(command), key, security, deleted -> DeletionAnswer.of(deleted.getFirst()));
    }

    private Uni<Object> delete(
            List<DeleteContent> commands,
            @Nullable String key,
            SecurityContext security,
            Function<List<Deleted>, ?> answer) {
        return store.delete(
                        commands,
                        security.getUserPrincipal().getName(),
                        IdempotencyKey.of(key, "delete", commands.toString().getBytes(StandardCharsets.UTF_8)),
                        answer)
                .map(once -> once.answer(answer));
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
