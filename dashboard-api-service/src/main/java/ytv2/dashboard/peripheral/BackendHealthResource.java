package ytv2.dashboard.peripheral;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.Cache;
import org.jspecify.annotations.Nullable;
import ytv2.service.database.DatabaseProbe;

/// Which database there is, as existing clients ask it.
@Path("/health/backend")
@Produces(MediaType.APPLICATION_JSON)
public final class BackendHealthResource {

    private final DatabaseProbe probe;

    BackendHealthResource(DatabaseProbe probe) {
        this.probe = probe;
    }

    /// 200 always: it says what is configured, and besides whether it can be reached.
    @GET
    @Cache(noCache = true)
    @Operation(summary = "Which database the cards come from")
    public Uni<Backend> backend() {
        return probe.recordCount()
                .ifNoItem()
                .after(DatabaseProbe.LIMIT)
                .fail()
                .map(count -> Backend.of(count, null))
                .onFailure()
                .recoverWithItem(() -> Backend.of(null, "PostgreSQL does not answer"));
    }

    /// @param backend the former server's name for PostgreSQL
    /// @param psycopg2Available whether there is a driver
    /// @param recordCount videos stored, listed or not
    @RegisterForReflection
    @JsonInclude(Include.NON_NULL)
    @JsonNaming(SnakeCaseStrategy.class)
    record Backend(
            String backend,
            boolean dsnSet,
            @JsonProperty("psycopg2_available") boolean psycopg2Available,
            Instant timestamp,
            @Nullable Long recordCount,
            @Nullable String recordCountError) {

        static Backend of(@Nullable Long count, @Nullable String error) {
            return new Backend("PostgreSQLContentIndex", true, true, StatusResource.now(), count, error);
        }
    }
}
