package ytv2.dashboard.gateway;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.streams.ReadStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// A request's body on its way. Begins with nothing at all, with which the request's head goes ahead: the ingest
/// service refuses a wrong credential before the body comes, and a connection is not kept by who sends none.
///
/// On the request's event loop only.
final class ForwardedBody implements ReadStream<Buffer> {

    /// In place of the time when something was heard: the client is not waited for.
    private static final long PAUSED = -1;

    private final Vertx vertx;
    private final HttpServerRequest request;
    private final Duration patience;
    private final AtomicReference<@Nullable Handler<Buffer>> receiver = new AtomicReference<>();
    private final AtomicReference<@Nullable Handler<Throwable>> failed = new AtomicReference<>();
    private final AtomicReference<State> state = new AtomicReference<>(State.NOT_BEGUN);
    private final AtomicLong heard = new AtomicLong(PAUSED);
    private final AtomicLong timer = new AtomicLong();
    private final long created = System.nanoTime();

    /// @param patience how long the client may send nothing while it is waited for
    ForwardedBody(Vertx vertx, HttpServerRequest request, Duration patience) {
        this.vertx = vertx;
        this.request = request;
        this.patience = patience;
    }

    private enum State {
        NOT_BEGUN,
        WANTED,
        UNWANTED,
        SILENT,
        ENDED
    }

    /// Whether the client was waited for too long.
    boolean isSilent() {
        return state.get() == State.SILENT;
    }

    /// Whether it has begun and not come to its end.
    boolean isOpen() {
        return state.get() != State.NOT_BEGUN && state.get() != State.ENDED;
    }

    /// From now on the client may take its time: the ingest service has begun to answer, and says how long it waits.
    void answered() {
        var _ = vertx.cancelTimer(timer.get());
    }

    /// The ingest service wants no more of it. What still comes is thrown away.
    void refused() {
        var _ = state.compareAndSet(State.WANTED, State.UNWANTED);
    }

    /// Ends the connection to the ingest service if that still waits for more.
    void breakOff() {
        fail("Answered before the body's end");
        var _ = request.handler(_ -> {}).resume();
    }

    @Override
    public ForwardedBody handler(@Nullable Handler<Buffer> handler) {
        receiver.set(handler);
        var _ = request.handler(handler == null ? null : this::received);
        return this;
    }

    private void received(Buffer piece) {
        heard.set(now());
        @Nullable Handler<Buffer> handler = receiver.get();
        if (handler != null && state.get() == State.WANTED) {
            handler.handle(piece);
        }
    }

    @Override
    public ForwardedBody resume() {
        heard.set(now());
        if (receiver.get() != null && state.compareAndSet(State.NOT_BEGUN, State.WANTED)) {
            watch(patience);
            received(Buffer.buffer());
        }
        if (heard.get() != PAUSED) {
            var _ = request.resume();
        }
        return this;
    }

    private void watch(Duration next) {
        timer.set(vertx.setTimer(next.toMillis(), _ -> {
            long last = heard.get();
            Duration left = last == PAUSED ? patience : patience.minusNanos(now() - last);
            if (left.toMillis() > 0) {
                watch(left);
            } else if (state.compareAndSet(State.WANTED, State.SILENT)) {
                fail("Nothing of the body came in time");
            }
        }));
    }

    private long now() {
        return System.nanoTime() - created;
    }

    private void fail(String reason) {
        @Nullable Handler<Throwable> handler = failed.get();
        if (handler != null) {
            handler.handle(new IllegalStateException(reason));
        }
    }

    @Override
    public ForwardedBody pause() {
        heard.set(PAUSED);
        var _ = request.pause();
        return this;
    }

    @Override
    public ForwardedBody fetch(long amount) {
        var _ = request.fetch(amount);
        return this;
    }

    @Override
    public ForwardedBody exceptionHandler(@Nullable Handler<Throwable> handler) {
        failed.set(handler);
        var _ = request.exceptionHandler(handler);
        return this;
    }

    @Override
    public ForwardedBody endHandler(@Nullable Handler<Void> handler) {
        var _ = request.endHandler(
                handler == null
                        ? null
                        : end -> {
                            state.set(State.ENDED);
                            answered();
                            handler.handle(end);
                        });
        return this;
    }
}
