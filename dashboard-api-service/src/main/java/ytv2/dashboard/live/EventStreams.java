package ytv2.dashboard.live;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import ytv2.dashboard.DashboardConfig;

/// All clients that listen. Idle ones cost no thread and no timer: one timer looks after them all.
@Singleton
final class EventStreams {

    /// How often it is asked who has to be kept alive, within the time after which that is due.
    private static final int CHECKS = 15;

    private final Vertx vertx;
    private final DashboardConfig.Live config;
    private final Set<EventStream> streams = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean ending = new AtomicBoolean();
    private final MeterRegistry meters;
    private final Gauge clients;

    EventStreams(Vertx vertx, DashboardConfig config, MeterRegistry meters) {
        this.vertx = vertx;
        this.config = config.live();
        this.meters = meters;
        this.clients = Gauge.builder("ytv2.live.clients", streams, Set::size)
                .description("Clients that listen to live events")
                .register(meters);
    }

    /// The registry outlives the service where it is started anew in one process.
    @PreDestroy
    void forget() {
        var _ = meters.remove(clients);
    }

    void start(@Observes StartupEvent event) {
        vertx.setPeriodic(Math.max(1, config.keepAlive().toMillis() / CHECKS), _ -> keepAlive());
    }

    /// Before the service waits for requests to end, because these never do.
    void end(@Observes ShutdownDelayInitiatedEvent event) {
        ending.set(true);
        streams.forEach(EventStream::end);
    }

    /// A new client, which is sent everything from now on. Called on its event loop.
    ///
    /// @param holding whether what is sent to it waits until it is released
    /// @throws TooManyClients if there is no room
    EventStream add(HttpServerRequest request, boolean holding) {
        if (ending.get() || streams.size() >= config.maxClients()) {
            throw new TooManyClients();
        }
        EventStream stream = new EventStream(vertx.getOrCreateContext(), request, holding);
        streams.add(stream);
        if (ending.get()) {
            stream.end();
        }
        return stream;
    }

    void remove(EventStream stream) {
        streams.remove(stream);
    }

    void broadcast(Buffer text) {
        if (text.length() > 0) {
            streams.forEach(stream -> stream.send(text));
        }
    }

    private void keepAlive() {
        long due = System.nanoTime() - config.keepAlive().toNanos();
        streams.stream().filter(stream -> stream.writtenAt() - due <= 0).forEach(EventStream::keepAlive);
    }
}
