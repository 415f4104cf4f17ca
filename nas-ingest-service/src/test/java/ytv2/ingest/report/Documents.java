package ytv2.ingest.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;

/// Documents of unit tests, in which `'` stands for `"`.
final class Documents {

    private Documents() {}

    static UpsertReport command(String document) {
        return UpsertReport.from(bytes(document));
    }

    static ReportPayload payload(String document) {
        return PayloadReader.read(bytes(document));
    }

    private static byte[] bytes(String document) {
        return document.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }

    static JsonNode json(String text) {
        try {
            return PayloadReader.readText(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
