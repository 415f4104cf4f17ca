package ytv2.service.health;

import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import ytv2.service.build.BuildConfig;
import ytv2.service.database.DatabaseProbe;
import ytv2.service.health.DatabaseHealth.Failed;
import ytv2.service.health.DatabaseHealth.Passed;

/// The health addresses that hosts and the existing clients ask; Quarkus' own are below `/q/health`.
@Path("/health")
@Produces(MediaType.APPLICATION_JSON)
public final class HealthResource {

    private final DatabaseProbe probe;
    private final String service;

    HealthResource(DatabaseProbe probe, BuildConfig build) {
        this.probe = probe;
        this.service = build.service();
    }

    /// The process lives. Stays 200 while PostgreSQL is down: a host restarts whoever fails this, and a restart mends
    /// no database. Needs no worker: they may all be waiting for slow clients.
    @GET
    @NonBlocking
    public Alive alive() {
        return new Alive("healthy", now(), service);
    }

    /// PostgreSQL answers, and how fast: 200, or 503 within two seconds.
    @GET
    @Path("db")
    public Uni<RestResponse<DatabaseHealth>> database() {
        long start = System.nanoTime();
        return probe.roundTrip()
                .chain(latency -> probe.recordCount().map(records -> passed(start, latency, records)))
                .ifNoItem()
                .after(DatabaseProbe.LIMIT)
                .fail()
                .onFailure()
                .recoverWithItem(() -> failed(start));
    }

    private static RestResponse<DatabaseHealth> passed(long start, Duration latency, long records) {
        return RestResponse.ok(Passed.of(now(), latency, records, since(start)));
    }

    private static RestResponse<DatabaseHealth> failed(long start) {
        DatabaseHealth health = new Failed("error", now(), "PostgreSQL does not answer", millis(since(start)));
        return ResponseBuilder.create(RestResponse.Status.SERVICE_UNAVAILABLE, health)
                .build();
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    static double millis(Duration duration) {
        return duration.toNanos() / 10_000 / 100.0;
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    /// @param status always `healthy`
    /// @param timestamp the time of the answer
    /// @param service which program answers
    public record Alive(String status, Instant timestamp, String service) {}
}
