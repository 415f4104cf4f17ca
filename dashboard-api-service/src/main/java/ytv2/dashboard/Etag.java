package ytv2.dashboard;

import io.vertx.core.buffer.Buffer;
import jakarta.ws.rs.core.EntityTag;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/// The entity tag of a body: it changes if and only if the bytes do.
///
/// Weak, because one tag stands for the body and for its compressed forms.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc9110#name-etag">RFC 9110, ETag</a>
public final class Etag {

    private static final int BYTES = 16;

    private static final Pattern TAG = Pattern.compile("(?:W/)?\"([^\"]*)\"");

    private Etag() {}

    public static EntityTag of(Buffer body) {
        MessageDigest digest = sha256();
        digest.update(body.getByteBuf().nioBuffer());
        return new EntityTag(HexFormat.of().formatHex(digest.digest(), 0, BYTES), true);
    }

    /// Whether a client has the body already: it names the tag, weak or strong, or `*`.
    ///
    /// @param ifNoneMatch the values of all `If-None-Match` lines, each a list of tags or `*`
    /// @see <a href="https://www.rfc-editor.org/rfc/rfc9110#name-if-none-match">RFC 9110, If-None-Match</a>
    public static boolean isAmong(List<String> ifNoneMatch, EntityTag tag) {
        return ifNoneMatch.stream().anyMatch(line -> line.strip().equals("*") || names(line, tag.getValue()));
    }

    private static boolean names(String line, String value) {
        return TAG.matcher(line).results().anyMatch(named -> value.equals(named.group(1)));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
