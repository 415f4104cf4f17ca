package ytv2.ingest;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;

/// The configured ingest token, kept as its digest.
@ApplicationScoped
public class IngestCredential {

    private final Optional<byte[]> expected;

    IngestCredential(IngestConfig config) {
        this.expected = config.token().filter(token -> !token.isBlank()).map(IngestCredential::digest);
    }

    /// Compares digests, in a time that tells neither how much of the token is right nor how long it is.
    boolean isRight(String sent) {
        return expected.filter(token -> MessageDigest.isEqual(token, digest(sent)))
                .isPresent();
    }

    private static byte[] digest(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
