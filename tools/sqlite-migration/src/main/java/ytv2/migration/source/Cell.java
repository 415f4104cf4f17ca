package ytv2.migration.source;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/// One value as SQLite holds it. Columns there have no types: each value has its own, whatever the column declares.
///
/// @see <a href="https://www.sqlite.org/datatype3.html">Datatypes in SQLite</a>
public sealed interface Cell {

    Cell NULL = new Null();

    /// No value, or a column that this file lacks.
    record Null() implements Cell {}

    record Whole(long value) implements Cell {}

    record Real(double value) implements Cell {}

    record Text(String value) implements Cell {}

    /// A blob, or a text that is not UTF-8.
    record Bytes(byte[] value) implements Cell {

        /// With U+FFFD for what is not UTF-8.
        public String readable() {
            return new String(value, StandardCharsets.UTF_8);
        }
    }

    /// The value as text; empty for NULL. A blob is read as UTF-8, as far as it is that.
    default Optional<String> text() {
        return switch (this) {
            case Null _ -> Optional.empty();
            case Whole whole -> Optional.of(Long.toString(whole.value));
            case Real real -> Optional.of(Double.toString(real.value));
            case Text text -> Optional.of(text.value);
            case Bytes bytes -> Optional.of(bytes.readable());
        };
    }

    /// The name of its storage class, in SQLite's words.
    default String type() {
        return switch (this) {
            case Null _ -> "null";
            case Whole _ -> "integer";
            case Real _ -> "real";
            case Text _ -> "text";
            case Bytes _ -> "blob";
        };
    }

    /// For reports: short, on one line, bytes in Base64.
    default String shown() {
        String shown = this instanceof Bytes bytes
                ? "base64:" + Base64.getEncoder().encodeToString(bytes.value)
                : text().orElse("NULL");
        return oneLine(shown, 120);
    }

    /// The beginning of a text that may hold anything, fit for a line of a report.
    ///
    /// @param longest in characters
    static String oneLine(String text, int longest) {
        String line =
                text.substring(0, Math.min(text.length(), 2 * longest)).replaceAll("[\\s\\p{Cntrl}\\p{Cf}]+", " ");
        return line.length() <= longest ? line : line.substring(0, longest - 3) + "...";
    }

    /// The text that these bytes are.
    ///
    /// @return [Bytes] where they are not UTF-8
    static Cell ofUtf8(byte[] bytes) {
        try {
            return new Text(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return new Bytes(bytes);
        }
    }
}
