package ytv2.migration.cast;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads what Python's `repr` writes of dicts, lists, tuples, sets, strings, numbers, `True`, `False` and `None`: texts
/// that were stored as `str(summary)` instead of as JSON. Nothing is evaluated.
///
/// @see <a href="https://docs.python.org/3/reference/lexical_analysis.html#literals">Python, literals</a>
final class PythonLiteral {

    /// In characters: a report's body may not be longer either.
    static final int LONGEST = 16 * 1024 * 1024;

    /// Lists in dicts in lists; what the processing side writes has three levels.
    static final int DEEPEST = 64;

    private static final JsonNodeFactory JSON = JsonNodeFactory.withExactBigDecimals(true);

    private static final String DIGITS = "\\d(?:_?\\d){0,308}";
    private static final String EXPONENT = "[eE][+-]?\\d{1,3}";

    private static final Pattern NUMBER = Pattern.compile(
            "[+-]?(?:0[xX][0-9a-fA-F]{1,32}|" + DIGITS + "(?:\\.(?:" + DIGITS + ")?(?:" + EXPONENT + ")?|" + EXPONENT
                    + ")|\\." + DIGITS + "(?:" + EXPONENT + ")?|[1-9](?:_?\\d){0,308}|0(?:_?0){0,308})(?![\\w.])");

    private final String text;
    private int at;

    private PythonLiteral(String text) {
        this.text = text;
    }

    /// @return empty if the text as a whole is no such literal, is longer than [#LONGEST] or deeper than [#DEEPEST]
    static Optional<JsonNode> read(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            PythonLiteral literal = new PythonLiteral(text);
            JsonNode value = literal.value(0);
            literal.skipSpace();
            return literal.at == text.length() ? Optional.of(value) : Optional.empty();
        } catch (NotLiteral e) {
            return Optional.empty();
        }
    }

    private JsonNode value(int depth) {
        if (depth > DEEPEST) {
            throw new NotLiteral();
        }
        skipSpace();
        return switch (peek()) {
            case '{' -> braces(depth);
            case '[' -> sequence(']', depth);
            case '(' -> parentheses(depth);
            case '\'', '"' -> JSON.textNode(strings());
            default -> isStringPrefix() ? JSON.textNode(strings()) : scalar();
        };
    }

    /// A dict, or a set: what stands after the first value tells.
    private JsonNode braces(int depth) {
        at++;
        if (takes('}')) {
            return JSON.objectNode();
        }
        JsonNode first = value(depth + 1);
        return takes(':') ? dict(first, depth) : rest(JSON.arrayNode().add(first), '}', depth);
    }

    private ObjectNode dict(JsonNode firstKey, int depth) {
        ObjectNode members = JSON.objectNode();
        JsonNode key = firstKey;
        while (true) {
            members.set(key.isTextual() ? key.textValue() : key.toString(), value(depth + 1));
            requireSeparator('}');
            if (takes('}')) {
                return members;
            }
            key = value(depth + 1);
            if (!takes(':')) {
                throw new NotLiteral();
            }
        }
    }

    /// What comes after the first element.
    private ArrayNode rest(ArrayNode elements, char end, int depth) {
        requireSeparator(end);
        while (!takes(end)) {
            elements.add(value(depth + 1));
            requireSeparator(end);
        }
        return elements;
    }

    private ArrayNode sequence(char end, int depth) {
        at++;
        return takes(end) ? JSON.arrayNode() : rest(JSON.arrayNode().add(value(depth + 1)), end, depth);
    }

    /// A tuple, or one value in parentheses.
    private JsonNode parentheses(int depth) {
        int start = at;
        ArrayNode elements = sequence(')', depth);
        return elements.size() == 1 && !endsWithComma(start, at - 1) ? elements.get(0) : elements;
    }

    private boolean endsWithComma(int start, int end) {
        int last = end - 1;
        while (last > start && Character.isWhitespace(text.charAt(last))) {
            last--;
        }
        return text.charAt(last) == ',';
    }

    private void requireSeparator(char end) {
        skipSpace();
        if (!takes(',') && peek() != end) {
            throw new NotLiteral();
        }
    }

    private JsonNode scalar() {
        if (takesWord("True")) {
            return JSON.booleanNode(true);
        }
        if (takesWord("False")) {
            return JSON.booleanNode(false);
        }
        if (takesWord("None") || takesWord("nan") || takesWord("inf") || takesWord("-inf")) {
            return JSON.nullNode();
        }
        Matcher number = NUMBER.matcher(text).region(at, text.length());
        if (!number.lookingAt()) {
            throw new NotLiteral();
        }
        at = number.end();
        return number(number.group().replace("_", ""));
    }

    private static JsonNode number(String digits) {
        String unsigned = digits.replaceFirst("^[+-]", "");
        if (unsigned.startsWith("0x") || unsigned.startsWith("0X")) {
            BigInteger value = new BigInteger(unsigned.substring(2), 16);
            return JSON.numberNode(digits.startsWith("-") ? value.negate() : value);
        }
        return JSON.numberNode(new BigDecimal(digits));
    }

    /// One string, or several that stand beside each other and are one.
    private String strings() {
        StringBuilder joined = new StringBuilder();
        do {
            boolean raw = takesPrefix();
            string(joined, raw);
            skipSpace();
        } while (at < text.length() && (peek() == '\'' || peek() == '"' || isStringPrefix()));
        return joined.toString();
    }

    private boolean isStringPrefix() {
        int end = at;
        while (end < text.length() && end - at < 2 && "rRbBuU".indexOf(text.charAt(end)) >= 0) {
            end++;
        }
        return end > at && end < text.length() && (text.charAt(end) == '\'' || text.charAt(end) == '"');
    }

    /// @return whether backslashes mean themselves
    private boolean takesPrefix() {
        boolean raw = false;
        while (peek() != '\'' && peek() != '"') {
            raw |= peek() == 'r' || peek() == 'R';
            at++;
        }
        return raw;
    }

    private void string(StringBuilder out, boolean raw) {
        String quote = String.valueOf(peek());
        String end = text.startsWith(quote.repeat(3), at) ? quote.repeat(3) : quote;
        at += end.length();
        while (!text.startsWith(end, at)) {
            char c = peek();
            if (c == '\\' && raw) {
                out.append(c);
                at++;
                out.append(peek());
                at++;
            } else if (c == '\\') {
                at++;
                PythonEscape escape = PythonEscape.read(text, at).orElseThrow(NotLiteral::new);
                out.append(escape.characters());
                at = escape.end();
            } else {
                out.append(c);
                at++;
            }
        }
        at += end.length();
    }

    private boolean takes(char c) {
        skipSpace();
        if (peek() == c) {
            at++;
            return true;
        }
        return false;
    }

    private boolean takesWord(String word) {
        if (text.startsWith(word, at)) {
            at += word.length();
            return true;
        }
        return false;
    }

    private void skipSpace() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private char peek() {
        if (at >= text.length()) {
            throw new NotLiteral();
        }
        return text.charAt(at);
    }

    /// Ends the reading from any depth.
    private static final class NotLiteral extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NotLiteral() {
            super("not a literal", null, false, false);
        }
    }
}
