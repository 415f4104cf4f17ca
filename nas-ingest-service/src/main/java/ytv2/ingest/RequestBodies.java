package ytv2.ingest;

import io.vertx.core.Context;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.Consumer;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;
import ytv2.ingest.RequestRoom.Share;
import ytv2.service.body.LimitedBody;
import ytv2.service.problem.ProblemException;

/// Reads bodies into memory, as far as there is room for them.
@Singleton
public final class RequestBodies {

    private static final int PIECE = 16 * 1024;

    private final RequestRoom room;
    private final IngestConfig.Report limits;

    RequestBodies(RequestRoom room, IngestConfig config) {
        this.room = room;
        this.limits = config.report();
    }

    /// All of the body. Its room is kept until the request ends, in whatever way.
    ///
    /// REST has up to ten kilobytes in memory before it asks for them to be read, on an event loop then: they take
    /// no room. Whatever is longer is read on a worker, which may wait, while its connection is not read from.
    ///
    /// @param limit in bytes
    /// @throws ProblemException 413 if there is more, 408 if it takes too long (what it waits for room included),
    ///     400 if the client breaks off, 503 if there is no room
    public byte[] read(ServerRequestContext request, int limit) {
        MultivaluedMap<String, String> headers = request.getRequestHeaders().getRequestHeaders();
        InputStream body = request.getInputStream();
        return Context.isOnEventLoopThread()
                ? LimitedBody.read(body, headers, limit, limits.bodyTimeout())
                : read(body, headers, limit, end -> request.registerCompletionCallback(_ -> end.run()));
    }

    /// @param atEnd takes what is to be done when the request ends
    byte[] read(InputStream body, MultivaluedMap<String, String> headers, int limit, Consumer<Runnable> atEnd) {
        InputStream limited = LimitedBody.of(body, headers, limit, limits.bodyTimeout());
        Share share = room.share();
        boolean kept = false;
        try {
            byte[] read = read(limited, length(headers), share);
            atEnd.accept(share::free);
            kept = true;
            return read;
        } catch (NoRoom busy) {
            throwAway(limited);
            throw busy;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new NoRoom(limits.roomPatience());
        } catch (IOException impossible) {
            throw new IllegalStateException("Reading throws problems alone", impossible);
        } finally {
            if (!kept) {
                share.free();
            }
        }
    }

    /// A client that still sends hears no answer.
    private static void throwAway(InputStream body) {
        try {
            body.transferTo(OutputStream.nullOutputStream());
        } catch (ProblemException _) {
            // too slow, or gone: there was no room for it all the same
        } catch (IOException impossible) {
            throw new IllegalStateException("Reading throws problems alone", impossible);
        }
    }

    private static byte[] read(InputStream body, long length, Share share) throws IOException, InterruptedException {
        share.expect(length);
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        byte[] piece = new byte[PIECE];
        for (int count = body.read(piece); count >= 0; count = body.read(piece)) {
            share.grow(count);
            read.write(piece, 0, count);
        }
        return read.toByteArray();
    }

    private static long length(MultivaluedMap<String, String> headers) {
        String length = headers.getFirst(HttpHeaders.CONTENT_LENGTH);
        return length == null ? 0 : Long.parseLong(length);
    }
}
