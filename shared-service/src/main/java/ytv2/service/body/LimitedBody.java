package ytv2.service.body;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import ytv2.service.problem.ProblemException;

/// A request's body up to a limit of the resource's own, so that the answer to a larger one is a problem like any
/// other, and comes after the credential was asked for.
///
/// Whatever is wrong with the client is a [ProblemException]; reading throws no [IOException].
///
/// Waits for the client, so it belongs on a thread that may; the HTTP server ends a read that brings nothing for its
/// own read timeout.
public final class LimitedBody extends InputStream {

    private final InputStream body;
    private final long limit;
    private final Duration patience;
    private final long deadline;
    private long count;

    private LimitedBody(InputStream body, long limit, Duration patience) {
        this.body = body;
        this.limit = limit;
        this.patience = patience;
        this.deadline = System.nanoTime() + patience.toNanos();
    }

    /// The body, to be read as it comes. What announces itself as too large is not read at all; what does not, no
    /// further than the limit.
    ///
    /// @param limit in bytes
    /// @param patience how long the whole of it may take: a client that trickles would keep a thread for itself
    /// @throws ProblemException 413 if there is more, 408 if it takes longer, 400 if the client breaks off; reading
    ///     throws them too
    public static InputStream of(
            InputStream body, MultivaluedMap<String, String> headers, long limit, Duration patience) {
        if (announced(headers.getFirst(HttpHeaders.CONTENT_LENGTH)) > limit) {
            throw tooLarge(limit);
        }
        return new LimitedBody(body, limit, patience);
    }

    /// All of the body.
    ///
    /// @throws ProblemException as [#of] does
    public static byte[] read(InputStream body, MultivaluedMap<String, String> headers, int limit, Duration patience) {
        try {
            return of(body, headers, limit, patience).readAllBytes();
        } catch (IOException impossible) {
            throw new IllegalStateException("Reading throws problems alone", impossible);
        }
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
        int read = next(bytes, offset, length);
        count += Math.max(0, read);
        if (count > limit) {
            throw tooLarge(limit);
        }
        if (read >= 0 && System.nanoTime() - deadline > 0) {
            throw new ProblemException(
                    408, "request_timeout", "The body took longer than %d s.".formatted(patience.toSeconds()));
        }
        return read;
    }

    private int next(byte[] bytes, int offset, int length) {
        try {
            return body.read(bytes, offset, length);
        } catch (IOException _) {
            throw new ProblemException(400, "incomplete_body", "The request ended before its body did.");
        }
    }

    /// A length that is no number never gets here: the HTTP server refuses it.
    private static long announced(@Nullable String length) {
        return length == null ? 0 : Long.parseLong(length);
    }

    private static ProblemException tooLarge(long limit) {
        return new ProblemException(
                413,
                "payload_too_large",
                "The request body is larger than the %,d bytes this address takes.".formatted(limit));
    }
}
