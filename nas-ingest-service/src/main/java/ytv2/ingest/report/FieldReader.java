package ytv2.ingest.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import ytv2.model.SentTime;
import ytv2.service.problem.Problem.Violation;

/// Reads members of a payload as the types a command needs, and notes what is wrong with which field. A member that is
/// absent, `null` or `""` was not sent: empty.
final class FieldReader {

    /// No one reads more of them, and a document of a megabyte could be wrong in a million places.
    private static final int MOST_VIOLATIONS = 100;

    private final List<Violation> violations = new ArrayList<>();

    /// @throws InvalidReport naming every field that was wrong, if any was
    void throwIfInvalid() {
        if (!violations.isEmpty()) {
            throw InvalidReport.of(violations);
        }
    }

    void reject(String field, String message) {
        if (violations.size() < MOST_VIOLATIONS) {
            violations.add(new Violation(field, message));
        }
    }

    /// A text, or a number written as one.
    Optional<String> text(String field, @Nullable JsonNode node, int longest) {
        return present(node).flatMap(value -> presentText(field, value, longest));
    }

    private Optional<String> presentText(String field, JsonNode node, int longest) {
        if (!node.isTextual() && !node.isNumber()) {
            return rejected(field, "must be a text, not " + typeOf(node));
        }
        String text = node.asText();
        Optional<String> flaw = JsonContent.flawOf(text);
        if (flaw.isPresent()) {
            return rejected(field, flaw.get());
        }
        if (text.length() > longest) {
            return rejected(field, "must not be longer than " + longest + " characters, but has " + text.length());
        }
        return Optional.of(text);
    }

    /// An address that is safe to show as a link: relative, or http(s).
    Optional<String> url(String field, @Nullable JsonNode node) {
        return text(field, node, Longest.LINE).flatMap(url -> switch (scheme(url)) {
            case "", "http", "https" -> Optional.of(url);
            default -> rejected(field, "must be an http or https address");
        });
    }

    /// A whole number; fractions are rounded, a number in a text is read.
    Optional<Integer> integer(String field, @Nullable JsonNode node) {
        return present(node).flatMap(value -> presentInteger(field, value));
    }

    private Optional<Integer> presentInteger(String field, JsonNode node) {
        try {
            String digits = node.isNumber() || node.isTextual() ? node.asText().strip() : "";
            if (digits.length() <= JsonContent.MOST_DIGITS) {
                BigDecimal number = new BigDecimal(digits);
                // asked first, because writing 1e-100000000 out would take minutes
                if (!JsonContent.isExcessive(number)) {
                    return Optional.of(number.setScale(0, RoundingMode.HALF_UP).intValueExact());
                }
            }
        } catch (ArithmeticException | NumberFormatException _) {
            // said below
        }
        return rejected(field, "must be a whole number between -2147483648 and 2147483647");
    }

    Optional<Boolean> bool(String field, @Nullable JsonNode node) {
        return present(node).flatMap(value -> switch (value.asText()) {
            case "true", "1" -> Optional.of(true);
            case "false", "0" -> Optional.of(false);
            default -> rejected(field, "must be true or false, not " + typeOf(value));
        });
    }

    Optional<SentTime> time(String field, @Nullable JsonNode node) {
        return present(node).flatMap(value -> presentTime(field, value));
    }

    private Optional<SentTime> presentTime(String field, JsonNode node) {
        try {
            return Optional.of(sentTime(node));
        } catch (DateTimeException | ArithmeticException _) {
            return rejected(field, SentTime.RULE);
        }
    }

    /// Without an offset it is read as UTC.
    private static SentTime sentTime(JsonNode node) {
        if (node.isNumber()) {
            return SentTime.ofEpoch(node.doubleValue());
        }
        if (!node.isTextual()) {
            throw new DateTimeException(SentTime.RULE);
        }
        return SentTime.parse(node.asText(), ZoneOffset.UTC);
    }

    /// An object, or the text of one.
    Optional<ObjectNode> object(String field, @Nullable JsonNode node) {
        return json(field, node)
                .flatMap(json -> json instanceof ObjectNode object
                        ? Optional.of(object)
                        : rejected(field, "must be a JSON object, not " + typeOf(json)));
    }

    /// An array, or the text of one.
    ///
    /// @param longest in characters, as [JsonContent] counts them
    Optional<ArrayNode> array(String field, @Nullable JsonNode node, int longest) {
        return elements(field, node)
                .filter(array -> storable(field, array, longest).isPresent());
    }

    /// An array, or the text of one, whose elements the caller looks through one by one.
    Optional<ArrayNode> elements(String field, @Nullable JsonNode node) {
        return document(field, node)
                .flatMap(json -> json instanceof ArrayNode array
                        ? Optional.of(array)
                        : rejected(field, "must be a JSON array, not " + typeOf(json)));
    }

    /// Any object or array, or the text of one.
    Optional<JsonNode> json(String field, @Nullable JsonNode node) {
        return document(field, node).flatMap(json -> storable(field, json, Longest.JSON));
    }

    private Optional<JsonNode> document(String field, @Nullable JsonNode node) {
        return present(node)
                .flatMap(value -> value.isTextual() ? parsedText(field, value.asText()) : Optional.of(value))
                .flatMap(FieldReader::present)
                .flatMap(value -> container(field, value));
    }

    private Optional<JsonNode> parsedText(String field, String text) {
        try {
            return Optional.of(PayloadReader.readText(text));
        } catch (JsonProcessingException _) {
            return rejected(field, "must be a JSON object or array, or the text of one; this text is no JSON");
        }
    }

    private Optional<JsonNode> container(String field, JsonNode json) {
        return json.isContainerNode()
                ? Optional.of(json)
                : rejected(field, "must be a JSON object or array, not " + typeOf(json));
    }

    private Optional<JsonNode> storable(String field, JsonNode json, int longest) {
        Optional<String> flaw = JsonContent.flawIn(json, longest);
        return flaw.isPresent() ? rejected(field, flaw.get()) : Optional.of(json);
    }

    /// What a value's own type makes of a text; its refusal is the violation's message.
    <T> Optional<T> parsed(String field, Optional<String> text, Function<String, T> parser) {
        try {
            return text.map(parser);
        } catch (IllegalArgumentException refusal) {
            return rejected(field, String.valueOf(refusal.getMessage()));
        }
    }

    static boolean isAbsent(@Nullable JsonNode node) {
        return present(node).isEmpty();
    }

    private static Optional<JsonNode> present(@Nullable JsonNode node) {
        return Optional.ofNullable(node)
                .filter(value -> !value.isNull() && !value.isMissingNode())
                .filter(value -> !value.isTextual() || !value.asText().isEmpty());
    }

    private <T> Optional<T> rejected(String field, String message) {
        reject(field, message);
        return Optional.empty();
    }

    private static String scheme(String url) {
        int colon = url.indexOf(':');
        int slash = url.indexOf('/');
        return colon > 0 && (slash == -1 || colon < slash)
                ? url.substring(0, colon).strip().toLowerCase(Locale.ROOT)
                : "";
    }

    static String typeOf(JsonNode node) {
        JsonNodeType type = node.getNodeType();
        return switch (type) {
            case ARRAY -> "an array";
            case OBJECT, POJO -> "an object";
            case BOOLEAN -> "a boolean";
            case NUMBER -> "a number";
            case STRING, BINARY -> "a text";
            case NULL, MISSING -> "null";
        };
    }
}
