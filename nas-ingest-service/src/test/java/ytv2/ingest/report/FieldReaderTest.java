package ytv2.ingest.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ytv2.service.problem.Problem.Violation;

final class FieldReaderTest {

    private final FieldReader fields = new FieldReader();

    @ParameterizedTest
    @ValueSource(strings = {"null", "''"})
    void nullAndEmptyTextAreNotSent(String value) {
        assertThat(fields.text("f", Documents.json(value), 9)).isEmpty();
        assertThat(fields.integer("f", Documents.json(value))).isEmpty();
        assertThat(fields.bool("f", Documents.json(value))).isEmpty();
        assertThat(fields.time("f", Documents.json(value))).isEmpty();
        assertThat(fields.object("f", Documents.json(value))).isEmpty();
        assertThat(fields.array("f", Documents.json(value), 100)).isEmpty();
        assertThat(fields.url("f", null)).isEmpty();
        fields.throwIfInvalid();
    }

    @ParameterizedTest
    @CsvSource({"5, 5", "5.25, 5.25", "'''text''', text"})
    void textsMayBeNumbers(String value, String text) {
        assertThat(fields.text("f", Documents.json(value), 9)).hasValue(text);
    }

    @ParameterizedTest
    @CsvSource({
        "12, 12",
        "12.4, 12",
        "12.5, 13",
        "-12.5, -13",
        "'''123''', 123",
        "''' 7 ''', 7",
        "1e3, 1000",
        "1e-400, 0",
        "2147483647, 2147483647",
        "-2147483648, -2147483648"
    })
    void wholeNumbersAreRoundedAndReadFromTexts(String value, int number) {
        assertThat(fields.integer("f", Documents.json(value))).hasValue(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2147483648",
                "-2147483649",
                "2147483647.5",
                "1e400",
                "1e-100000000",
                "1e2147483647",
                "'1e-99999999'",
                "true",
                "[]",
                "{}",
                "'12 s'",
                "'0x10'",
                "'NaN'"
            })
    void otherNumbersAreRefusedInNoTime(String value) {
        long start = System.nanoTime();

        assertThat(fields.integer("f", Documents.json(value))).isEmpty();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
        assertThatThrownBy(fields::throwIfInvalid).hasMessageContaining("must be a whole number");
    }

    @Test
    void digitsWithoutEndAreRefused() {
        assertThat(fields.integer("f", Documents.json("'" + "9".repeat(5_000_000) + "'")))
                .isEmpty();
        assertThatThrownBy(fields::throwIfInvalid).hasMessageContaining("must be a whole number");
    }

    @ParameterizedTest
    @CsvSource({"true, true", "false, false", "1, true", "0, false", "'''true''', true", "'''0''', false"})
    void flagsAreReadInTheirUsualSpellings(String value, boolean flag) {
        assertThat(fields.bool("f", Documents.json(value))).hasValue(flag);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://a.example/?q=a:b",
                "http://a.example",
                "/images/a.png",
                "images/a:b.png",
                "HTTPS://A.EXAMPLE",
                "?x=1"
            })
    void webAddressesAndRelativeOnesAreTaken(String url) {
        assertThat(fields.url("f", Documents.json("'" + url + "'"))).hasValue(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "JavaScript:alert(1)",
                " javascript:x",
                "data:text/html,x",
                "file:///etc/passwd"
            })
    void otherSchemesAreRefused(String url) {
        assertThat(fields.url("f", Documents.json("'" + url + "'"))).isEmpty();
        assertThatThrownBy(fields::throwIfInvalid).hasMessage("f must be an http or https address");
    }

    @Test
    void jsonMayComeAsItsText() {
        assertThat(fields.object("f", Documents.json("'{\\'k\\': 1}'")))
                .hasValue(Documents.json("{'k': 1}").deepCopy());
        assertThat(fields.array("f", Documents.json("'[1]'"), 100))
                .hasValue(Documents.json("[1]").deepCopy());
        assertThat(fields.json("f", Documents.json("'null'"))).isEmpty();
        fields.throwIfInvalid();
    }

    @Test
    void everyMistakeIsNamed() {
        fields.reject("a", "must be b");
        fields.reject("c", "must be d");

        assertThatThrownBy(fields::throwIfInvalid)
                .isInstanceOfSatisfying(
                        InvalidReport.class,
                        invalid -> assertThat(invalid.violations())
                                .containsExactly(new Violation("a", "must be b"), new Violation("c", "must be d")))
                .hasMessage("a must be b (and 1 more)");
    }
}
