package ytv2.dashboard.live;

import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/// One client that listens. Any thread may call it; it writes on the client's own event loop.
final class EventStream {

    /// Bytes that may wait for a client, and in which all fits that a client can have missed; who lets more wait does
    /// not read.
    private static final int QUEUE = 128 * 1024;

    private static final long HTTP2_CANCEL = 8;

    private static final Buffer KEEP_ALIVE = Buffer.buffer(EventText.KEEP_ALIVE);

    private final Context context;
    private final HttpServerRequest request;
    private final HttpServerResponse response;
    private final AtomicBoolean holding;
    private final Buffer held = Buffer.buffer(0);
    private final AtomicLong writtenAt = new AtomicLong(System.nanoTime());

    /// @param holding whether what is sent waits until [#release]
    EventStream(Context context, HttpServerRequest request, boolean holding) {
        this.context = context;
        this.request = request;
        this.response = request.response();
        this.holding = new AtomicBoolean(holding);
    }

    /// The instant of the last write, by [System#nanoTime].
    long writtenAt() {
        return writtenAt.get();
    }

    /// Begins the answer, on the client's event loop.
    void begin(Buffer text) {
        response.setWriteQueueMaxSize(QUEUE);
        write(text);
    }

    /// An event, which waits its turn.
    void send(Buffer text) {
        context.runOnContext(_ -> accept(text));
    }

    /// Something that means nothing, to show that the connection lives.
    void keepAlive() {
        context.runOnContext(_ -> write(KEEP_ALIVE));
    }

    /// What comes before the events that were held back, and then these.
    void release(Buffer first) {
        context.runOnContext(_ -> {
            write(first.copy().appendBuffer(held));
            holding.set(false);
        });
    }

    /// The last chunk.
    void end() {
        context.runOnContext(_ -> {
            if (isOpen()) {
                response.end();
            }
        });
    }

    private void accept(Buffer text) {
        if (!holding.get()) {
            write(text);
        } else if (held.length() + text.length() > QUEUE) {
            drop();
        } else {
            held.appendBuffer(text);
        }
    }

    private void write(Buffer text) {
        if (!isOpen()) {
            return;
        }
        if (response.writeQueueFull()) {
            drop();
        } else {
            writtenAt.set(System.nanoTime());
            response.write(text);
        }
    }

    private boolean isOpen() {
        return !response.ended() && !response.closed();
    }

    /// At once: closed in the usual way, a connection waits until the client has read what is on its way.
    private void drop() {
        if (request.version() == HttpVersion.HTTP_2) {
            response.reset(HTTP2_CANCEL);
        } else {
            ((ConnectionBase) request.connection()).channelHandlerContext().close();
        }
    }
}
