package ytv2.ingest.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;

/// Reads JSON strictly: one value and nothing behind it, no member twice, numbers as exact as they were written.
final class PayloadReader {

    /// Deeper than any real document, and so shallow that whoever wraps it a few times more can still be read.
    private static final int DEEPEST = 400;

    /// Names, values and brackets: ten times what the transcript of a whole day has. Their number decides what a
    /// document takes in memory: an empty object takes thirty times its two letters.
    private static final int MOST_TOKENS = 2_000_000;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxTokenCount(MOST_TOKENS)
                            .build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .disable(JsonParser.Feature.INCLUDE_SOURCE_IN_LOCATION)
            .build();
    private static final ObjectReader PAYLOADS = MAPPER.readerFor(ReportPayload.class);

    private PayloadReader() {}

    /// @throws InvalidReport if the body is empty, no JSON, or not an object
    static ReportPayload read(byte[] body) {
        try {
            JsonNode document = MAPPER.readTree(body);
            if (document.isMissingNode()) {
                throw InvalidReport.unreadable("no_data_received", "No data received: the body must be a JSON object.");
            }
            if (!document.isObject()) {
                throw InvalidReport.unreadable("not_an_object", "The body must be a JSON object.");
            }
            return PAYLOADS.readValue(document);
        } catch (JsonProcessingException malformed) {
            throw InvalidReport.unreadable("invalid_json", "The body is not valid JSON: " + reason(malformed));
        } catch (NumberFormatException excessive) {
            throw InvalidReport.unreadable("invalid_json", "The body has a number whose exponent is too large.");
        } catch (IOException impossible) {
            throw new IllegalStateException("Reading from memory cannot fail", impossible);
        }
    }

    /// A JSON document inside a text.
    ///
    /// @throws JsonProcessingException if the text is no JSON
    static JsonNode readText(String text) throws JsonProcessingException {
        try {
            return MAPPER.readTree(text);
        } catch (NumberFormatException excessive) {
            throw new JsonParseException(null, "a number's exponent is too large", excessive);
        }
    }

    /// What is wrong and where, repeating neither the document nor the parser's own words, which are for programmers.
    private static String reason(JsonProcessingException malformed) {
        JsonLocation place = malformed.getLocation();
        return flaw(malformed)
                + (place == null ? "." : " at line %d, column %d.".formatted(place.getLineNr(), place.getColumnNr()));
    }

    private static String flaw(JsonProcessingException malformed) {
        String words = malformed.getOriginalMessage();
        if (malformed instanceof StreamConstraintsException) {
            return "it is nested more than " + DEEPEST
                    + " levels deep, or has a number of more than 1000 digits, a name of more than 50000 characters, "
                    + "or more than " + MOST_TOKENS + " names, values and brackets";
        }
        if (words.startsWith("Duplicate")) {
            return "an object has the same member twice,";
        }
        return words.startsWith("Invalid UTF-8") ? "it is not UTF-8" : "it is malformed or cut off";
    }
}
