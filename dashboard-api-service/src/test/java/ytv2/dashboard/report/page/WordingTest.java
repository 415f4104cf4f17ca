package ytv2.dashboard.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WordingTest {

    @ParameterizedTest
    @CsvSource({"2025-03-04T05:06:07Z, 4 March 2025", "2025-12-31T23:59:59.123456Z, 31 December 2025", "'', ''", "x, ''"
    })
    void dateIsThatOfUtc(String time, String date) {
        assertThat(Wording.date(time)).isEqualTo(date);
    }

    @ParameterizedTest
    @CsvSource({"0, ''", "-5, ''", "59, 0:59", "123, 2:03", "3599, 59:59", "3600, 1:00:00", "3723, 1:02:03"})
    void durationHasAsManyPartsAsItNeeds(int seconds, String duration) {
        assertThat(Wording.duration(seconds)).isEqualTo(duration);
    }

    @ParameterizedTest
    @CsvSource({
        "en, en, English",
        "fr-FR, fr-FR, French",
        "fr:intermediate, fr, French",
        "pt_BR, pt-BR, Portuguese",
        "'', '', ''",
        "'en\" onclick=\"x', '', ''",
        "unknown language, '', ''",
    })
    void languageIsToldFromOtherText(String stored, String tag, String name) {
        assertThat(Wording.languageTag(stored)).isEqualTo(tag);
        assertThat(Wording.language(stored)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({"key-points, Key points", "'audio-fr:intermediate', 'Audio fr, intermediate'", "'', Summary"})
    void variantHasAName(String variant, String name) {
        assertThat(Wording.variant(variant)).isEqualTo(name);
    }

    @Test
    void excerptIsOneLineWithoutMarkup() {
        assertThat(Wording.excerpt("**Main topic:** A\n\n• one\n- two  3 - 4"))
                .isEqualTo("Main topic: A one two 3 - 4");
    }

    @Test
    void excerptEndsAtAWord() {
        assertThat(Wording.excerpt("word ".repeat(100))).hasSize(220).endsWith("word…");
    }

    @Test
    void excerptDoesNotCutACharacterInTwo() {
        assertThat(Wording.excerpt("🚀".repeat(300))).isEqualTo("🚀".repeat(220) + "…");
    }
}
