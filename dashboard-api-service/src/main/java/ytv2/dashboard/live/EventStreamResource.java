package ytv2.dashboard.live;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestHeader;
import org.jspecify.annotations.Nullable;
import ytv2.service.build.BuildConfig;

/// The stream of live events. It is written past JAX-RS, and ends only when one of the two sides goes away.
///
/// @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">HTML, server-sent events</a>
@Path("/")
public final class EventStreamResource {

    /// Not all at the same moment: when this instance ends, its clients go to another one.
    private static final Duration EARLIEST_RETRY = Duration.ofSeconds(2);

    private static final Duration LATEST_RETRY = Duration.ofSeconds(5);

    private final EventStreams streams;
    private final ContentEventListener listener;
    private final ContentEventReader reader;
    private final BuildConfig build;

    EventStreamResource(
            EventStreams streams, ContentEventListener listener, ContentEventReader reader, BuildConfig build) {
        this.streams = streams;
        this.listener = listener;
        this.reader = reader;
        this.build = build;
    }

    /// @param lastEventId the last event that the client has seen, as browsers say when they connect again
    @GET
    @Path("api/report-events")
    @Operation(summary = "Live events: reports that were added, changed or deleted")
    @APIResponse(responseCode = "200", content = @Content(mediaType = MediaType.SERVER_SENT_EVENTS))
    public Uni<Response> listen(
            @RestHeader("Last-Event-ID") @Nullable String lastEventId, @Context RoutingContext exchange) {
        if (exchange.request().method() == HttpMethod.HEAD) {
            return Uni.createFrom().item(head());
        }
        EventStream stream = streams.add(exchange.request(), lastEventId != null);
        begin(exchange.response());
        stream.begin(greeting(lastEventId == null ? listener.position() : Position.NONE));
        return replayed(stream, lastEventId)
                .chain(() -> Uni.createFrom().<Response>nothing())
                .onTermination()
                .invoke(() -> streams.remove(stream));
    }

    private static Response head() {
        return Response.ok()
                .type(MediaType.SERVER_SENT_EVENTS)
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .build();
    }

    private void begin(HttpServerResponse response) {
        response.setChunked(true)
                .putHeader(HttpHeaders.CONTENT_TYPE, MediaType.SERVER_SENT_EVENTS + ";charset=utf-8")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache")
                // nginx would collect what is small
                .putHeader("X-Accel-Buffering", "no")
                .putHeader("X-Commit", build.commit());
    }

    /// Names the event after which the client begins: were the connection lost before its first one, the client would
    /// otherwise not know what to ask for.
    private static Buffer greeting(Position position) {
        long retry = ThreadLocalRandom.current().nextLong(EARLIEST_RETRY.toMillis(), LATEST_RETRY.toMillis());
        return Buffer.buffer(EventText.connected(Duration.ofMillis(retry)) + EventText.position(position));
    }

    private Uni<Void> replayed(EventStream stream, @Nullable String lastEventId) {
        return lastEventId == null
                ? Uni.createFrom().voidItem()
                : missed(lastEventId)
                        .invoke(passage -> stream.release(passage.text()))
                        .replaceWithVoid();
    }

    /// While the database is away the client waits: what it has missed must come before what is new.
    private Uni<Passage> missed(String lastEventId) {
        return Uni.createFrom()
                .deferred(() -> reader.missed(id(lastEventId)))
                .onFailure()
                .retry()
                .withBackOff(Duration.ofMillis(500), Duration.ofSeconds(5))
                .indefinitely()
                .map(found -> found.orElseGet(() -> Passage.resync(listener.position())));
    }

    /// No event's where it is no number.
    private static long id(String lastEventId) {
        try {
            return Long.parseLong(lastEventId);
        } catch (NumberFormatException _) {
            return Position.NONE.id();
        }
    }
}
