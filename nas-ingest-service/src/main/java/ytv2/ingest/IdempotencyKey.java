package ytv2.ingest;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import ytv2.service.credential.Sha256;
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
        return Optional.of(new IdempotencyKey(header, Sha256.of(Sha256.of(target), body)));
    }
}
