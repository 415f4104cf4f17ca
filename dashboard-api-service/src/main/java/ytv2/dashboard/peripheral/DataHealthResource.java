package ytv2.dashboard.peripheral;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.Cache;

/// What there is to show.
@Path("/health/data")
@Produces(MediaType.APPLICATION_JSON)
public final class DataHealthResource {

    private final RowCountReader reader;

    DataHealthResource(RowCountReader reader) {
        this.reader = reader;
    }

    @GET
    @Cache(noCache = true)
    @Operation(summary = "How many videos are listed, hidden and curated")
    public Uni<DataHealth> dataHealth() {
        return reader.counts()
                .map(counts ->
                        new DataHealth("ok", StatusResource.now(), counts.listed(), counts.hidden(), counts.curated()));
    }

    /// @param status always `ok`; when the database is away the answer is a problem
    @RegisterForReflection
    record DataHealth(String status, Instant timestamp, long listed, long hidden, long curated) {}
}
