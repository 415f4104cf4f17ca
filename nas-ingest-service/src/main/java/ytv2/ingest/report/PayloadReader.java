package ytv2.ingest.report;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Reads JSON strictly: one value and nothing behind it, no member twice, numbers as exact as they were written.
final class PayloadReader {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonParser.Feature.INCLUDE_SOURCE_IN_LOCATION)
            .build();
    private static final ObjectReader PAYLOADS = MAPPER.readerFor(ReportPayload.class);

    private PayloadReader() {}

    /// @throws InvalidReport if the body is empty, no JSON, or not an object
    static ReportPayload read(byte @Nullable [] body) {
        if (body == null || body.length == 0) {
            throw InvalidReport.unreadable("no_data_received", "No data received: the body must be a JSON object.");
        }
        try {
            JsonNode document = MAPPER.readTree(body);
            if (!document.isObject()) {
                throw InvalidReport.unreadable("not_an_object", "The body must be a JSON object.");
            }
            return PAYLOADS.readValue(document);
        } catch (JsonProcessingException malformed) {
            throw InvalidReport.unreadable("invalid_json", "The body is not valid JSON: " + reason(malformed));
        } catch (IOException impossible) {
            throw new IllegalStateException("Reading from memory cannot fail", impossible);
        }
    }

    /// A JSON document inside a text.
    ///
    /// @throws JsonProcessingException if the text is no JSON
    static JsonNode readText(String text) throws JsonProcessingException {
        return MAPPER.readTree(text);
    }

    /// Where it went wrong, without repeating the document.
    private static String reason(JsonProcessingException malformed) {
        String place = malformed.getLocation() == null
                ? ""
                : " (line %d, column %d)"
                        .formatted(
                                malformed.getLocation().getLineNr(),
                                malformed.getLocation().getColumnNr());
        String message = malformed.getOriginalMessage();
        return (message.length() > 200 ? message.substring(0, 200) + "…" : message) + place;
    }
}
