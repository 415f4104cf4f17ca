package ytv2.dashboard.answer;

import com.dynatrace.hash4j.hashing.HashValue128;
import com.dynatrace.hash4j.hashing.Hashing;
import jakarta.ws.rs.core.EntityTag;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/// The entity tag of a body: it changes if and only if the bytes do.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc9110#name-etag">RFC 9110, ETag</a>
public final class Etag {

    private static final Pattern TAG = Pattern.compile("(?:W/)?\"([^\"]*)\"");

    private Etag() {}

    /// XXH3, because a cryptographic hash takes longer than everything else that is done to a list.
    public static EntityTag of(byte[] body) {
        HashValue128 hash = Hashing.xxh3_128().hashBytesTo128Bits(body);
        HexFormat hex = HexFormat.of();
        return new EntityTag(
                hex.toHexDigits(hash.getMostSignificantBits()) + hex.toHexDigits(hash.getLeastSignificantBits()));
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
}
