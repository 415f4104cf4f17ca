package ytv2.service.body;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import ytv2.service.problem.ProblemException;

/// Reads a request's body up to a limit of the resource's own, so that the answer to a larger one is a problem like
/// any other, and comes after the credential was asked for.
public final class LimitedBody {

    /// In bytes; what the HTTP server hands over at once.
    private static final int PIECE = 16 * 1024;

    private LimitedBody() {}

    /// All of the body. What announces itself as too large is not read at all; what does not, no further than the
    /// limit.
    ///
    /// Waits for the client, so it belongs on a worker; the HTTP server ends a read that brings nothing for its own
    /// read timeout.
    ///
    /// @param limit in bytes
    /// @param patience how long the whole of it may take: a client that trickles would keep a worker for itself
    /// @throws ProblemException 413 if there is more, 408 if it takes longer, 400 if the client breaks off
    public static byte[] read(InputStream body, MultivaluedMap<String, String> headers, int limit, Duration patience) {
        if (announced(headers.getFirst(HttpHeaders.CONTENT_LENGTH)) > limit) {
            throw tooLarge(limit);
        }
        try {
            return read(body, limit, patience);
        } catch (IOException _) {
            throw new ProblemException(400, "incomplete_body", "The request ended before its body did.");
        }
    }

    private static byte[] read(InputStream body, int limit, Duration patience) throws IOException {
        long deadline = System.nanoTime() + patience.toNanos();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] piece = new byte[PIECE];
        for (int read = body.read(piece); read >= 0; read = body.read(piece)) {
            bytes.write(piece, 0, read);
            if (bytes.size() > limit) {
                throw tooLarge(limit);
            }
            if (System.nanoTime() > deadline) {
                throw new ProblemException(
                        408, "request_timeout", "The body took longer than %d s.".formatted(patience.toSeconds()));
            }
        }
        return bytes.toByteArray();
    }

    /// A length that is no number never gets here: the HTTP server refuses it.
    private static long announced(@Nullable String length) {
        return length == null ? 0 : Long.parseLong(length);
    }

    private static ProblemException tooLarge(int limit) {
        return new ProblemException(
                413,
                "payload_too_large",
                "The request body is larger than the %,d bytes this address takes.".formatted(limit));
    }
}
