package ytv2.ingest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import ytv2.service.problem.Problem.Violation;
import ytv2.service.problem.ProblemException;

/// By what a request is known that is sent once more.
///
/// @param key as the client chose it
/// @param request a digest of what was sent under it
/// @see <a href="https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/">Idempotency-Key</a>
public record IdempotencyKey(String key, byte[] request) {

    /// The header that carries it.
    public static final String HEADER = "Idempotency-Key";

    private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7e]{1,255}");

    /// @param header empty for a request that is not to be remembered
    /// @param target method and address
    /// @throws ProblemException 400 for what is no key
    public static Optional<IdempotencyKey> of(@Nullable String header, String target, byte[] body) {
        if (header == null) {
            return Optional.empty();
        }
        if (!VISIBLE.matcher(header).matches()) {
            String reason = "must be 1 to 255 visible ASCII characters without spaces";
            throw new ProblemException(
                    400, "invalid_idempotency_key", HEADER + " " + reason, List.of(new Violation(HEADER, reason)));
        }
        return Optional.of(new IdempotencyKey(header, digest(target, body)));
    }

    private static byte[] digest(String target, byte[] body) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(target.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            return digest.digest(body);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
