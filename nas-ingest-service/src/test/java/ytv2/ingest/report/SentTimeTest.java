package ytv2.ingest.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ytv2.model.SentTime;

final class SentTimeTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            '2025-01-31T12:00:00Z'           | 2025-01-31T12:00:00Z        | true
            '2025-01-31T12:00:00+02:00'      | 2025-01-31T10:00:00Z        | true
            '2025-01-31T12:00:00-0330'       | 2025-01-31T15:30:00Z        | true
            '2025-01-31T12:00:00+02'         | 2025-01-31T10:00:00Z        | true
            '2025-01-31 12:00:00+00:00'      | 2025-01-31T12:00:00Z        | true
            '2025-01-31T12:00Z'              | 2025-01-31T12:00:00Z        | true
            '2025-01-31T12:00:00.123456789Z' | 2025-01-31T12:00:00.123456Z | true
            ' 2025-01-31T12:00:00Z '         | 2025-01-31T12:00:00Z        | true
            '2025-01-31T12:00:00'            | 2025-01-31T12:00:00Z        | false
            '2025-01-31T12:00:00.5'          | 2025-01-31T12:00:00.500Z    | false
            '2025-01-31'                     | 2025-01-31T00:00:00Z        | false
            '2024-02-29'                     | 2024-02-29T00:00:00Z        | false
            0                                | 1970-01-01T00:00:00Z        | true
            1700000000                       | 2023-11-14T22:13:20Z        | true
            1700000000.25                    | 2023-11-14T22:13:20.250Z    | true
            99999999999                      | 5138-11-16T09:46:39Z        | true
            100000000000                     | 1973-03-03T09:46:40Z        | true
            1700000000123                    | 2023-11-14T22:13:20.123Z    | true
            -1                               | 1969-12-31T23:59:59Z        | true
            """)
    void timeIsReadAndKnowsWhetherItIsExact(String sent, Instant instant, boolean exact) {
        assertThat(new FieldReader().time("indexed_at", Documents.json(sent))).contains(new SentTime(instant, exact));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'tomorrow'",
                "'1700000000'",
                "'2025'",
                "'2025-02-30'",
                "'2025-02-29'",
                "'2025-13-01'",
                "'2025-01-31T24:00:00Z'",
                "'2025-01-31T12:00:60Z'",
                "'20250131'",
                "'2025-01-31T12:00:00 UTC'",
                "'2025-01-31T12:00:00+25:00'",
                "'+10000-01-01'",
                "'0000-01-01'",
                "'-0001-01-01'",
                "true",
                "[]",
                "{}",
                "1e400",
                "-1e400",
                "1e999999999",
                "253402300800000",
                "'2025-01-31T12:00:00Z\\u0000'"
            })
    void anythingElseIsNoTime(String sent) {
        FieldReader fields = new FieldReader();

        assertThat(fields.time("indexed_at", Documents.json(sent))).isEmpty();
        assertThatThrownBy(fields::throwIfInvalid).isInstanceOf(InvalidReport.class);
    }
}
