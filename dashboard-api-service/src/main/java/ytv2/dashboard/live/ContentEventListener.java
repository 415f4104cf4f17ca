package ytv2.dashboard.live;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;
import org.jboss.logging.Logger;
import ytv2.dashboard.live.Backlog.Turn;
import ytv2.service.problem.ProblemException;

/// Is told of events, reads them, and sends them to all clients, in the order of their commits.
@Singleton
final class ContentEventListener {

    private static final Logger LOGGER = Logger.getLogger(ContentEventListener.class);

    private final Vertx vertx;
    private final ContentEventReader reader;
    private final EventStreams streams;
    private final Backlog backlog = new Backlog();
    private final Backoff backoff = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(2));
    private final AtomicBoolean reading = new AtomicBoolean();
    private final AtomicReference<Position> position = new AtomicReference<>(Position.NONE);

    ContentEventListener(Vertx vertx, ContentEventReader reader, EventStreams streams) {
        this.vertx = vertx;
        this.reader = reader;
        this.streams = streams;
    }

    /// Of whoever has been sent all that was sent to everyone.
    Position position() {
        return position.get();
    }

    /// PostgreSQL has told of an event. Those that arrive together are read together.
    void notified(String payload) {
        backlog.add(payload);
        vertx.getOrCreateContext().runOnContext(_ -> read());
    }

    /// From now on notifications come; what was committed until now must be looked up.
    void connected() {
        backlog.addGap();
        read();
    }

    private void read() {
        if (!backlog.isEmpty() && reading.compareAndSet(false, true)) {
            var _ = passage(backlog.take()).subscribe().with(this::tell, this::retry);
        }
    }

    private Uni<Passage> passage(Turn turn) {
        return turn.gap() ? missed() : reader.told(turn.ids()).map(events -> Passage.of(position.get(), events));
    }

    private Uni<Passage> missed() {
        return reader.missed(position.get().id())
                .chain(found -> found.map(Uni.createFrom()::item)
                        .orElseGet(() -> reader.newest().map(Passage::resync)));
    }

    private void tell(Passage passage) {
        backoff.reset();
        streams.broadcast(passage.text());
        // not before: a client that names it must not be without it
        position.set(passage.end());
        goOn();
    }

    private void retry(Throwable failure) {
        if (!(failure instanceof ProblemException || failure instanceof FaultToleranceException)) {
            LOGGER.error("Live events cannot be read", failure);
        }
        backlog.addGap();
        vertx.setTimer(backoff.next().toMillis(), _ -> goOn());
    }

    /// Also with what was told of meanwhile.
    private void goOn() {
        reading.set(false);
        read();
    }
}
