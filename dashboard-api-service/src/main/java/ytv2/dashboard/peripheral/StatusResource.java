package ytv2.dashboard.peripheral;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.Cache;

/// How the service is, in the shapes that existing clients read.
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public final class StatusResource {

    private final RowCountReader reader;

    StatusResource(RowCountReader reader) {
        this.reader = reader;
    }

    /// Read by a quiz program; there are no models here.
    @GET
    @Path("api/health")
    @Operation(summary = "That the service lives, and which language models it offers: none")
    public Models models() {
        return new Models("ok", List.of(), new Providers(List.of(), List.of()));
    }

    @GET
    @Path("status")
    @Cache(noCache = true)
    @Operation(summary = "That the service lives, and how many reports it lists")
    public Uni<Status> status() {
        return reader.counts().map(Status::of);
    }

    static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    @RegisterForReflection
    record Models(String status, List<String> models, Providers providers) {}

    @RegisterForReflection
    record Providers(List<String> openrouter, List<String> ollama) {}

    @RegisterForReflection
    record Status(String status, Instant timestamp, Services services, Reports reports) {

        static Status of(RowCounts counts) {
            return new Status("healthy", now(), new Services("running"), new Reports(counts.listed()));
        }
    }

    @RegisterForReflection
    record Services(String dashboard) {}

    @RegisterForReflection
    @JsonNaming(SnakeCaseStrategy.class)
    record Reports(long totalReports) {}
}
