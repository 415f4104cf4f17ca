package ytv2.dashboard.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ytv2.dashboard.card.SummaryTypeName;

/// The names that people read.
final class LabelsTest {

    @ParameterizedTest
    @CsvSource({
        "en, English",
        "fr, French",
        "es, Spanish",
        "zh, Chinese",
        "pt, Portuguese",
        "gsw, Swiss German",
        "zz, ZZ",
        "xx-klingon, XX-KLINGON",
        "12, 12"
    })
    void languageHasItsEnglishName(String code, String label) {
        assertThat(LanguageLabel.of(code)).isEqualTo(label);
    }

    @Test
    void languageLabelDoesNotDependOnTheMachine() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.of("tr", "TR"));
            assertThat(LanguageLabel.of("it")).isEqualTo("Italian");
            assertThat(LanguageLabel.of("ix")).isEqualTo("IX");
            assertThat(SummaryTypeName.of("interview")).isEqualTo("Interview");
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "comprehensive, Comprehensive",
        "bullet-points, Key Points",
        "key-points, Key Points",
        "executive, Executive Summary",
        "key-insights, Insights",
        "audio, Audio Summary",
        "audio-fr, Audio français",
        "audio-es, Audio español",
        "audio-fr:intermediate, Audio-Fr:Intermediate",
        "audio-fr:advanced, Audio-Fr:Advanced",
        "deep-research, Deep-Research",
        "chapters, Chapters",
        "unknown, Unknown",
        "-x-, -X-",
        "étude, Étude",
    })
    void summaryTypeHasTheNameOfTheFrontEnd(String variant, String label) {
        assertThat(SummaryTypeName.of(variant)).isEqualTo(label);
    }

    @Test
    void onlyKeyPointsAndBulletPointsShareAName() {
        assertThat(Stream.of(
                                "insights",
                                "key-insights",
                                "executive",
                                "executive-summary",
                                "audio",
                                "audio-summary",
                                "audio-français",
                                "audio-fr",
                                "key-points")
                        .map(SummaryTypeName::of))
                .doesNotHaveDuplicates();
        assertThat(SummaryTypeName.of("insights")).isEqualTo("insights");
    }
}
