package ytv2.service.body;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import ytv2.service.problem.ProblemException;

/// Reads a request's body up to a limit of the resource's own, so that the answer to a larger one is a problem like
/// any other, and comes after the credential was asked for.
public final class LimitedBody {

    private LimitedBody() {}

    /// All of the body. What announces itself as too large is not read at all; what does not, no further than the
    /// limit.
    ///
    /// @param limit in bytes
    /// @throws ProblemException 413 if there is more, 400 if the client breaks off
    public static byte[] read(InputStream body, MultivaluedMap<String, String> headers, int limit) {
        if (announced(headers.getFirst(HttpHeaders.CONTENT_LENGTH)) > limit) {
            throw tooLarge(limit);
        }
        byte[] bytes = bytes(body, limit);
        if (bytes.length > limit) {
            throw tooLarge(limit);
        }
        return bytes;
    }

    private static byte[] bytes(InputStream body, int limit) {
        try {
            return body.readNBytes(limit + 1);
        } catch (IOException _) {
            throw new ProblemException(400, "incomplete_body", "The request ended before its body did.");
        }
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
