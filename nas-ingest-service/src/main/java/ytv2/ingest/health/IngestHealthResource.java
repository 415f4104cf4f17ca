package ytv2.ingest.health;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.openapi.annotations.Operation;
import ytv2.ingest.Credentials;

/// What the processing side asks before it posts: it wants all of it to be so.
@Path("/health/ingest")
@Produces(MediaType.APPLICATION_JSON)
public final class IngestHealthResource {

    private final Credentials credentials;

    IngestHealthResource(Credentials credentials) {
        this.credentials = credentials;
    }

    @GET
    @NonBlocking
    @Operation(summary = "Whether reports can be posted")
    public Readiness readiness() {
        return new Readiness(
                "ok", true, credentials.letIngest(), true, Instant.now().truncatedTo(ChronoUnit.MICROS));
    }

    /// @param status always `ok`
    /// @param authRequired always `true`
    /// @param tokenSet whether there is a credential to post with
    /// @param pgDsnSet always `true`: without a database's address the service does not start
    @JsonNaming(SnakeCaseStrategy.class)
    public record Readiness(
            String status, boolean authRequired, boolean tokenSet, boolean pgDsnSet, Instant timestamp) {}
}
