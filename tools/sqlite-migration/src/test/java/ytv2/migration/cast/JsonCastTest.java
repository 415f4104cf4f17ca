package ytv2.migration.cast;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonCastTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\": 1.50}                        | {\"a\":1.50}     | true",
                "{\"a\": NaN, \"b\": -Infinity}       | {\"a\":null,\"b\":null} | false",
                "{\"a\": 1e400}                       | {\"a\":1E+400}   | true",
                "{\"a\": 1e4000}                      | {\"a\":null}     | false",
                "{\"a\": 12345678901234567890123}     | {\"a\":12345678901234567890123} | true",
                "{\"a\": 1, \"a\": 2}                 | {\"a\":2}        | true",
                "{\"a\\u0000\": \"\\u0000b\"}         | {\"a\":\"b\"}    | false",
                "{\"a\": \"\\ud83d\"}                 | {\"a\":\"\uFFFD\"} | false",
                "{'a': (1, None)}                     | {\"a\":[1,null]} | false",
            })
    void storableValueIsRead(String text, String json, boolean exact) {
        assertThat(JsonCast.read(text)).hasValueSatisfying(read -> {
            assertThat(read.value().toString()).isEqualTo(json);
            assertThat(read.exact()).isEqualTo(exact);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "plain", "{\"a\": 1} {\"b\": 2}", "{\"a\": \"cut", "{a: 1}"})
    void otherTextIsNot(String text) {
        assertThat(JsonCast.read(text)).isEmpty();
    }

    @Test
    void depthIsBounded() {
        assertThat(JsonCast.read("[".repeat(10_000) + "]".repeat(10_000))).isEmpty();
        assertThat(JsonCast.read("[".repeat(900) + "]".repeat(900))).isPresent();
    }
}
