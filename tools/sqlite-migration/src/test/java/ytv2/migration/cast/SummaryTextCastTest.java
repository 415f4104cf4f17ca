package ytv2.migration.cast;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ytv2.model.SummaryVariant;

class SummaryTextCastTest {

    private static final String ALL = "{'summary': 'S', 'comprehensive': 'C', 'bullet_points': 'B', 'key_points': 'K'}";

    @ParameterizedTest
    @CsvSource({
        "comprehensive, C",
        "executive, C",
        "bullet_points, B",
        "key-points, B",
        "Key Points, B",
        "audio, S",
        "audio-fr:beginner, S"
    })
    void variantDecidesWhichTextIsTaken(String variant, String text) {
        assertThat(find(ALL, variant)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "comprehensive, 'comprehensive, bullet_points, key_points, summary'",
        "key-points, 'bullet_points, key_points, comprehensive, summary'",
        "audio, 'summary, comprehensive, bullet_points, key_points'"
    })
    void nextOneIsTakenWhereOneIsMissing(String variant, String order) {
        String dict = ALL;
        for (String name : order.split(", ")) {
            assertThat(find(dict, variant)).isEqualToIgnoringCase(name.substring(0, 1));
            dict = dict.replaceFirst("'" + name + "': '.'", "'" + name + "': ''");
        }
        assertThat(find(dict, variant)).isEmpty();
    }

    @Test
    void nestedDictsAndListsAreReadToTheirTexts() {
        assertThat(find(
                        "{\"comprehensive\": {\"summary\": [\"one\", {\"x\": \"two\"}, [\"three\", 4]]}}",
                        "comprehensive"))
                .isEqualTo("one\ntwo\nthree\n4");
        assertThat(find("{'other': {'deeper': 'text'}}", "comprehensive")).isEqualTo("text");
    }

    @Test
    void numbersAreNoSummary() {
        assertThat(find("{'version': 2, 'note': 'text'}", "comprehensive")).isEqualTo("text");
        assertThat(find("{'version': 2}", "comprehensive")).isEmpty();
    }

    @Test
    void whatIsNoDictStaysAsItIs() {
        assertThat(find("{'comprehensive': 'cut", "comprehensive")).isEqualTo("{'comprehensive': 'cut");
        assertThat(find("['a', 'b']", "comprehensive")).isEqualTo("['a', 'b']");
        assertThat(find("{braces} in a text", "comprehensive")).isEqualTo("{braces} in a text");
    }

    @Test
    void escapedLineBreaksAreReadOnlyWhereThereIsNoOther() {
        assertThat(find("one\\ntwo", "comprehensive")).isEqualTo("one\ntwo");
        assertThat(find("C:\\new\nsecond line", "comprehensive")).isEqualTo("C:\\new\nsecond line");
        assertThat(find("{'comprehensive': 'one\\\\ntwo'}", "comprehensive")).isEqualTo("one\ntwo");
    }

    @Test
    void documentIsKeptBesideItsText() {
        assertThat(SummaryTextCast.find("{'comprehensive': 'C', 'x': 1}", SummaryVariant.COMPREHENSIVE)
                        .document())
                .hasValueSatisfying(json -> assertThat(json.toString()).isEqualTo("{\"comprehensive\":\"C\",\"x\":1}"));
        assertThat(SummaryTextCast.find("plain", SummaryVariant.COMPREHENSIVE).document())
                .isEmpty();
    }

    @Test
    @Timeout(value = 5, unit = SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void deepDictWithoutATextEnds() {
        assertThat(find("{'summary': ".repeat(60) + "{}" + "}".repeat(60), "comprehensive"))
                .isEmpty();
        assertThat(find("{\"summary\": ".repeat(900) + "1" + "}".repeat(900), "comprehensive"))
                .isEmpty();
    }

    private static String find(String stored, String variant) {
        return SummaryTextCast.find(stored, SummaryVariant.parse(variant)).text();
    }
}
