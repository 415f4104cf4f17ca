package ytv2.ingest.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonContentTest {

    @Test
    void anyTextWithoutNulAndLoneSurrogatesCanBeKept() {
        assertThat(JsonContent.flawOf("")).isEmpty();
        assertThat(JsonContent.flawOf("\u0001 ü € \ud83d\ude00 \uffff")).isEmpty();
        assertThat(JsonContent.flawOf("a\0b")).hasValue("must not contain the NUL character");
        for (String text :
                new String[] {"\ud800", "\udc00", "\ud800x", "x\ud83d", "\ude00\ud83d", "\ud800\ud800\udc00"}) {
            assertThat(JsonContent.flawOf(text)).hasValue("must not contain a lone surrogate");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'\\u0000'",
                "['\\udc00']",
                "{'k': {'k': ['\\u0000']}}",
                "{'\\u0000': 1}",
                "[{'k': {'a\\u0000': []}}]",
                "[1e1001]",
                "{'n': 1e-1001}",
                "[-1e999999999]"
            })
    void flawsAreFoundAtAnyDepth(String json) {
        assertThat(JsonContent.flawIn(Documents.json(json), 100)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[1e400, -1e-400, 0, true, null]", "{'k': ['x', {'': 1.5}]}"})
    void otherDocumentsHaveNone(String json) {
        assertThat(JsonContent.flawIn(Documents.json(json), 100)).isEmpty();
    }

    @Test
    void namesTextsAndValuesCountTowardsTheLength() {
        JsonNode document = Documents.json("{'name': ['text', 1]}");

        assertThat(JsonContent.flawIn(document, 12)).isEmpty();
        assertThat(JsonContent.flawIn(document, 11)).hasValue("must not be longer than 11 characters of JSON");
    }

    @Test
    void excessIsJudgedWithoutWritingTheNumberOut() {
        assertThat(JsonContent.isExcessive(new BigDecimal("1e2147483647"))).isTrue();
        assertThat(JsonContent.isExcessive(new BigDecimal("1e-2147483647"))).isTrue();
        assertThat(JsonContent.isExcessive(new BigDecimal("1e999"))).isFalse();
    }
}
