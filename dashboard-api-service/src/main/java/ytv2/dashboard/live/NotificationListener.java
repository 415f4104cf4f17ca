package ytv2.dashboard.live;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnection;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import ytv2.dashboard.DashboardConfig;
import ytv2.dashboard.answer.DataVersion;
import ytv2.service.database.DatabaseConfig;
import ytv2.service.database.DatabasePool;

/// Keeps a session of PostgreSQL that listens, for as long as the service runs: it is opened again whenever it is lost.
/// Everything happens on one event loop.
@Singleton
final class NotificationListener {

    private static final Logger LOGGER = Logger.getLogger(NotificationListener.class);

    /// Answers may be a second old; a proof is to come well before that.
    private static final Duration TICK = Duration.ofMillis(400);

    private final Vertx vertx;
    private final DatabasePool database;
    private final String url;
    private final DataVersion version;
    private final ContentEventListener events;
    private final Backoff backoff = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(5));
    private final AtomicReference<Optional<SessionListener>> session = new AtomicReference<>(Optional.empty());
    private final AtomicBoolean interrupted = new AtomicBoolean();
    private final AtomicBoolean warned = new AtomicBoolean();
    private final AtomicBoolean ending = new AtomicBoolean();

    NotificationListener(
            Vertx vertx,
            DatabasePool database,
            DatabaseConfig databaseConfig,
            DashboardConfig config,
            DataVersion version,
            ContentEventListener events) {
        this.vertx = vertx;
        this.database = database;
        this.url = config.live().databaseUrl().orElse(databaseConfig.url());
        this.version = version;
        this.events = events;
    }

    void start(@Observes StartupEvent event) {
        vertx.getOrCreateContext().runOnContext(_ -> {
            connect();
            vertx.setPeriodic(TICK.toMillis(), _ -> session.get().ifPresent(SessionListener::tick));
        });
    }

    void stop(@Observes ShutdownEvent event) {
        ending.set(true);
        session.getAndSet(Optional.empty()).ifPresent(SessionListener::close);
    }

    private void connect() {
        if (!ending.get()) {
            database.connect(vertx, url)
                    .onSuccess(this::listen)
                    .onFailure(failure -> reconnect(String.valueOf(failure.getMessage())));
        }
    }

    private void listen(PgConnection connection) {
        SessionListener opened = new SessionListener(connection, version, this::reconnect);
        opened.listen(events::notified).onSuccess(_ -> use(opened));
    }

    private void use(SessionListener opened) {
        session.set(Optional.of(opened));
        backoff.reset();
        events.connected();
        if (interrupted.getAndSet(false)) {
            LOGGER.info("Live events come again");
        }
        if (!opened.isDirect() && !warned.getAndSet(true)) {
            LOGGER.warn("There is a pooler before PostgreSQL: live events may not come through it. "
                    + "Set ytv2.dashboard.live.database-url to PostgreSQL's own address");
        }
    }

    private void reconnect(String reason) {
        session.set(Optional.empty());
        if (!ending.get()) {
            if (!interrupted.getAndSet(true)) {
                LOGGER.warnf("Live events are interrupted: %s", reason);
            }
            vertx.setTimer(backoff.next().toMillis(), _ -> connect());
        }
    }
}
