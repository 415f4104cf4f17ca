package ytv2.service.file;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which bytes of a file a client wants.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc9110#name-range-requests">RFC 9110, range requests</a>
sealed interface ByteRange {

    /// All of it.
    record Whole() implements ByteRange {}

    /// @param first offset of the first byte
    /// @param last offset of the last one, which belongs to it
    record Part(long first, long last) implements ByteRange {

        long length() {
            return last - first + 1;
        }
    }

    /// Bytes that the file does not have.
    record Unsatisfiable() implements ByteRange {}

    int DIGITS = 18;
    ByteRange WHOLE = new Whole();
    ByteRange UNSATISFIABLE = new Unsatisfiable();

    Pattern BYTES =
            Pattern.compile("\\s*bytes\\s*=[\\s,]*(?<first>[0-9]*)-(?<last>[0-9]*)[\\s,]*", Pattern.CASE_INSENSITIVE);

    /// Other units than bytes are to be ignored. So may be what is no range, and a wish for several parts at once,
    /// which
    /// no player has.
    ///
    /// @param header the value of `Range`
    /// @param size of the file, in bytes
    static ByteRange parse(String header, long size) {
        Matcher range = BYTES.matcher(header);
        return range.matches() ? part(range.group("first"), range.group("last"), size) : WHOLE;
    }

    private static ByteRange part(String first, String last, long size) {
        if (first.isEmpty()) {
            return last.isEmpty() ? WHOLE : between(Math.max(0, size - offset(last)), size - 1);
        }
        long from = offset(first);
        if (!last.isEmpty() && offset(last) < from) {
            return WHOLE;
        }
        return between(from, last.isEmpty() ? size - 1 : Math.min(offset(last), size - 1));
    }

    /// So many digits are a `long` in any case, and no more are the offset of any file's byte.
    private static long offset(String digits) {
        return digits.length() > DIGITS ? Long.MAX_VALUE : Long.parseLong(digits);
    }

    private static ByteRange between(long first, long last) {
        return first > last ? UNSATISFIABLE : new Part(first, last);
    }
}
