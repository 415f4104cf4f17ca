package ytv2.ingest.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;

/// What PostgreSQL cannot keep although JSON can say it.
///
/// @see <a href="https://www.postgresql.org/docs/17/datatype-json.html">PostgreSQL, JSON types</a>
final class JsonContent {

    /// Far beyond any real number, far within PostgreSQL's `numeric`.
    static final int MOST_DIGITS = 1000;

    private JsonContent() {}

    /// What is wrong with a text, if anything is.
    static Optional<String> flawOf(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\0') {
                return Optional.of("must not contain the NUL character");
            }
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                return Optional.of("must not contain a lone surrogate");
            }
        }
        return Optional.empty();
    }

    /// What is wrong with any text or number in a document, or with its length, if anything is.
    ///
    /// @param longest in characters of texts and names; each value counts one more
    static Optional<String> flawIn(JsonNode document, int longest) {
        Deque<JsonNode> open = new ArrayDeque<>();
        open.push(document);
        long length = 0;
        while (!open.isEmpty()) {
            JsonNode node = open.pop();
            length += lengthAt(node);
            if (length > longest) {
                return Optional.of("must not be longer than " + longest + " characters of JSON");
            }
            Optional<String> flaw = flawAt(node);
            if (flaw.isPresent()) {
                return flaw;
            }
            node.forEach(open::push);
        }
        return Optional.empty();
    }

    private static long lengthAt(JsonNode node) {
        long names = node.properties().stream()
                .mapToLong(member -> member.getKey().length())
                .sum();
        return 1 + names + (node.isTextual() ? node.asText().length() : 0);
    }

    private static Optional<String> flawAt(JsonNode node) {
        if (node.isTextual()) {
            return flawOf(node.asText());
        }
        if (node.isObject()) {
            return node.properties().stream()
                    .map(Map.Entry::getKey)
                    .map(JsonContent::flawOf)
                    .flatMap(Optional::stream)
                    .findFirst();
        }
        return node.isNumber() && isExcessive(node.decimalValue())
                ? Optional.of("must not contain numbers of more than " + MOST_DIGITS + " digits")
                : Optional.empty();
    }

    /// Whether a number would be longer than any real one, written out.
    static boolean isExcessive(BigDecimal number) {
        return Math.abs((long) number.precision() - number.scale()) > MOST_DIGITS
                || Math.abs((long) number.scale()) > MOST_DIGITS;
    }
}
