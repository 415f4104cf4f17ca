package ytv2.dashboard.peripheral;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.Cache;
import ytv2.dashboard.DashboardConfig;
import ytv2.service.build.BuildConfig;

/// What the existing front ends ask on load besides cards and filters. The truth here is mostly that there is nothing.
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public final class PeripheralResource {

    /// The gauge of open event streams.
    private static final String LIVE_CLIENTS = "ytv2.live.clients";

    private final BuildConfig build;
    private final String branch;
    private final MeterRegistry meters;

    PeripheralResource(BuildConfig build, DashboardConfig config, MeterRegistry meters) {
        this.build = build;
        this.branch = config.branch();
        this.meters = meters;
    }

    @GET
    @Path("api/llm-models")
    @Operation(summary = "The language models to choose from: none")
    public Models models() {
        return new Models(List.of());
    }

    @GET
    @Path("api/metrics")
    @Cache(noCache = true)
    @Operation(summary = "How many clients listen for events; all else is at /q/metrics")
    public Metrics metrics() {
        int clients = Optional.ofNullable(meters.find(LIVE_CLIENTS).gauge())
                .map(Gauge::value)
                .map(Double::intValue)
                .orElse(0);
        return new Metrics(Map.of(), clients, now());
    }

    @GET
    @Path("api/audio/options")
    @Operation(summary = "Which kinds of audio can be made here: none")
    public AudioOptions audioOptions() {
        AudioOption none = new AudioOption(false);
        return new AudioOptions(none, none, none, none);
    }

    @GET
    @Path("api/version")
    @Cache(noCache = true)
    @Operation(summary = "Which build answers")
    public Version version() {
        return new Version(build.commit(), branch, now());
    }

    @GET
    @Path("api/config")
    @Cache(maxAge = 300)
    @Operation(summary = "What clients may know of the configuration")
    public Configuration configuration(@Context UriInfo uri) {
        return new Configuration(
                new Telegram(false, false),
                new Web(uri.getBaseUri().getPort(), ""),
                new Directories("/exports"),
                "1.0.0");
    }

    /// Front ends call it after a delete. Cards are never older than the database here.
    @GET
    @Path("api/refresh")
    @Cache(noCache = true)
    @Operation(summary = "Nothing needs refreshing")
    public Refreshed refresh() {
        return new Refreshed("success", "no-op (postgres)", now());
    }

    /// Front ends send what they measured. Nobody reads it: the HTTP server throws a small body away, and
    /// [ytv2.service.body.UnreadBody] ends the connection of a large one.
    @POST
    @Path("api/telemetry")
    @Operation(summary = "Takes what a front end has measured, and drops it")
    public void telemetry() {}

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    @RegisterForReflection
    record Models(List<String> models) {}

    /// @param counters always empty
    @RegisterForReflection
    @JsonNaming(SnakeCaseStrategy.class)
    record Metrics(Map<String, Long> counters, int sseClientsCurrent, Instant generatedAt) {}

    @RegisterForReflection
    @JsonNaming(SnakeCaseStrategy.class)
    record AudioOptions(
            AudioOption readAloud, AudioOption audioCurrent, AudioOption audioBriefing, AudioOption legacyAudio) {}

    @RegisterForReflection
    record AudioOption(boolean available) {}

    @RegisterForReflection
    @JsonNaming(SnakeCaseStrategy.class)
    record Version(String deploymentCommit, String branch, Instant timestamp) {}

    /// @param version of this document, as existing clients know it
    @RegisterForReflection
    record Configuration(Telegram telegram, Web web, Directories directories, String version) {}

    /// The bot runs elsewhere.
    @RegisterForReflection
    @JsonNaming(SnakeCaseStrategy.class)
    record Telegram(boolean botConfigured, boolean usersConfigured) {}

    @RegisterForReflection
    @JsonNaming(SnakeCaseStrategy.class)
    record Web(int port, String ngrokUrl) {}

    /// @param exports below which address, not in which directory
    @RegisterForReflection
    record Directories(String exports) {}

    @RegisterForReflection
    record Refreshed(String status, String message, Instant timestamp) {}
}
