package ytv2.dashboard;

import io.vertx.core.buffer.Buffer;
import jakarta.ws.rs.core.EntityTag;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The entity tag of a body: it changes if and only if the bytes do.
///
/// Weak, because one tag stands for the body and for its compressed forms.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc9110#name-etag">RFC 9110, ETag</a>
public final class Etag {

    private static final int BYTES = 16;

    private Etag() {}

    public static EntityTag of(Buffer body) {
        MessageDigest digest = sha256();
        digest.update(body.getByteBuf().nioBuffer());
        return new EntityTag(HexFormat.of().formatHex(digest.digest(), 0, BYTES), true);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
