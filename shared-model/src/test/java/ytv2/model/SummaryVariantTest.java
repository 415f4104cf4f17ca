package ytv2.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SummaryVariantTest {

    @ParameterizedTest
    @CsvSource({
        "Key_Points, key-points",
        "KEY  POINTS, key-points",
        "key\u00a0points, key-points",
        "summary, comprehensive",
        "Summary, comprehensive",
        "audio_summary, audio",
        "audio-fr:Intermediate, audio-fr:intermediate",
        "' deep research ', deep-research",
        "key-points, key-points",
        "bullet_points, bullet-points",
        "résumé, résumé"
    })
    void parsesWhatClientsWrite(String text, String name) {
        assertThat(SummaryVariant.parse(text).name()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "a\u0000b", "a\u0001", "a\u001fb"})
    void refusesNothingAndControlCharacters(String text) {
        assertThatThrownBy(() -> SummaryVariant.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Audio", "key_points", "key points", "ǅ"})
    void canOnlyBeMadeNormalised(String name) {
        assertThatThrownBy(() -> new SummaryVariant(name)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void holdsAtMost128Characters() {
        assertThat(SummaryVariant.parse("a".repeat(128)).name()).hasSize(128);
        assertThatThrownBy(() -> SummaryVariant.parse("a".repeat(129))).hasMessageContaining("128");
    }

    @ParameterizedTest
    @ValueSource(strings = {"language", "Default_Variant", "latest-variant", "audio_url", "summary_type", "headline"})
    void knowsTheSettingsThatTravelAmongSummaries(String text) {
        assertThat(SummaryVariant.parse(text).isSetting()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"comprehensive", "audio", "audio-fr", "chapters"})
    void takesNoSummaryForASetting(String text) {
        assertThat(SummaryVariant.parse(text).isSetting()).isFalse();
    }
}
