package ytv2.dashboard.live;

import io.vertx.core.Future;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import ytv2.dashboard.answer.DataVersion;
import ytv2.model.ContentEvent;

/// One session of PostgreSQL that listens, until it is lost. PostgreSQL delivers what was notified before it answers
/// the next query: an answer proves that everything was told of that was committed before the query was sent.
///
/// @see <a href="https://www.postgresql.org/docs/17/sql-notify.html">PostgreSQL, NOTIFY</a>
final class SessionListener {

    /// Who does not answer in this time is gone.
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /// Between two queries while nobody asks for answers. The connection's options close it when it is silent for as
    /// long as a statement may take and five seconds more.
    private static final Duration PAUSE = Duration.ofSeconds(5);

    /// Notified of whenever cards change, also by a statement that tells of no event.
    private static final String CARDS = "report_card";

    private final PgConnection connection;
    private final DataVersion version;
    private final Consumer<String> loss;
    private final AtomicBoolean lost = new AtomicBoolean();
    private final AtomicBoolean direct = new AtomicBoolean();
    private final AtomicBoolean asking = new AtomicBoolean();
    private final AtomicLong askedAt = new AtomicLong();

    /// @param loss told once, with the reason
    SessionListener(PgConnection connection, DataVersion version, Consumer<String> loss) {
        this.connection = connection;
        this.version = version;
        this.loss = loss;
    }

    /// Succeeds when PostgreSQL has shown that it delivers.
    ///
    /// @param notified takes the payloads of all events' notifications from now on
    Future<?> listen(Consumer<String> notified) {
        connection.closeHandler(_ -> lose("the connection was closed"));
        // without a handler the client prints the stack trace of a loss that is told of anyway
        connection.exceptionHandler(_ -> {});
        connection.notificationHandler(notification -> {
            version.moved();
            if (notification.getChannel().equals(ContentEvent.CHANNEL)) {
                notified.accept(notification.getPayload());
            }
        });
        return connection
                .query("LISTEN " + CARDS + "; LISTEN " + ContentEvent.CHANNEL)
                .execute()
                // what was committed before was told to nobody
                .onSuccess(_ -> version.moved())
                .compose(_ -> ask(System.nanoTime()))
                .onFailure(this::lose);
    }

    /// Asks for a sign of life when one is due. To be called more often than answers may be old.
    void tick() {
        Duration since = Duration.ofNanos(System.nanoTime() - askedAt.get());
        if (asking.get()) {
            if (since.compareTo(PATIENCE) > 0) {
                lose("PostgreSQL does not answer");
            }
        } else if (version.wanted() || since.compareTo(PAUSE) >= 0) {
            ask(System.nanoTime()).onFailure(this::lose);
        }
    }

    /// Whether PostgreSQL itself is at the other end, once it has answered. A pooler may pass the session around at any
    /// time: its answers prove nothing.
    boolean isDirect() {
        return direct.get();
    }

    /// Nothing is told any more.
    void close() {
        lost.set(true);
        connection.close();
    }

    private static final String SIGN_OF_LIFE = """
            SELECT pg_backend_pid() AS pid,
                   EXISTS (SELECT FROM pg_listening_channels() AS channel WHERE channel = '%s') AS listening
            """.formatted(ContentEvent.CHANNEL);

    private Future<?> ask(long now) {
        asking.set(true);
        askedAt.set(now);
        return connection.query(SIGN_OF_LIFE).execute().compose(answer -> answered(answer, now));
    }

    private Future<?> answered(RowSet<Row> answer, long sent) {
        asking.set(false);
        Row row = answer.iterator().next();
        if (!row.getBoolean("listening")) {
            return Future.failedFuture("the session was given to another client");
        }
        direct.set(row.getInteger("pid") == connection.processId());
        if (direct.get()) {
            version.proven(sent);
        }
        return Future.succeededFuture();
    }

    private void lose(Throwable failure) {
        lose(String.valueOf(failure.getMessage()));
    }

    private void lose(String reason) {
        if (!lost.getAndSet(true)) {
            connection.close();
            loss.accept(reason);
        }
    }
}
