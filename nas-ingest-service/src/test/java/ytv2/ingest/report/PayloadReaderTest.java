package ytv2.ingest.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PayloadReaderTest {

    @Test
    void membersAreReadByTheirSnakeCaseNames() {
        ReportPayload payload = Documents.payload("{'video_id': 'a', 'summary_variants': [], 'unknown': 1}");

        assertThat(payload.videoId()).isEqualTo(Documents.json("'a'"));
        assertThat(payload.summaryVariants()).isEqualTo(Documents.json("[]"));
        assertThat(payload.title()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"1.50, 1.50", "1e3, 1E+3", "123456789012345678901234567890, 123456789012345678901234567890", "-0.0, 0.0"
    })
    void numbersStayAsExactAsTheyWereWritten(String sent, String kept) {
        JsonNode media = Objects.requireNonNull(
                Documents.payload("{'media': {'n': %s}}".formatted(sent)).media());

        assertThat(media.path("n").toString()).isEqualTo(kept);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"a": 1, "a": 2} | The body is not valid JSON: an object has the same member twice, at line 1, column 13.
            {"a":            | The body is not valid JSON: it is malformed or cut off at line 1, column 6.
            hello            | The body is not valid JSON: it is malformed or cut off at line 1, column 1.
            {} {}            | The body is not valid JSON: it is malformed or cut off at line 1, column 4.
            """)
    void whatIsWrongIsSaidWithItsPlaceAndWithoutTheDocument(String body, String detail) {
        assertThatThrownBy(() -> PayloadReader.read(body.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(InvalidReport.class)
                .hasMessage(detail);
    }

    @Test
    void numberThatNobodyCanComputeWithIsRefused() {
        for (String body : new String[] {"{\"x\": 1e99999999999999999999}", "{\"x\": -1e-99999999999999999999}"}) {
            assertThatThrownBy(() -> PayloadReader.read(body.getBytes(StandardCharsets.UTF_8)))
                    .isInstanceOf(InvalidReport.class)
                    .hasMessageContaining("exponent");
            assertThatThrownBy(() -> PayloadReader.readText(body)).isInstanceOf(JsonProcessingException.class);
        }
    }

    @Test
    void nestingIsLimited() {
        assertThatThrownBy(() -> PayloadReader.read("[".repeat(100_000).getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(InvalidReport.class)
                .hasMessageContaining("400 levels");
    }

    @Test
    void numberOfValuesIsLimited() {
        String body = "{\"x\": [" + "{},".repeat(1_000_000) + "1]}";

        assertThatThrownBy(() -> PayloadReader.read(body.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(InvalidReport.class)
                .hasMessageContaining("2000000 names, values and brackets");
    }
}
