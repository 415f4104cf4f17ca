package ytv2.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VideoIdTest {

    @ParameterizedTest
    @ValueSource(strings = {"dQw4w9WgXcQ", "-_~:a.b", "reddit:1abc2d", "_", "web:example.org-a_b~c"})
    void takesEveryCharacterOfItsAlphabet(String text) {
        assertThat(VideoId.parse(text).value()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"yt:dQw4w9WgXcQ,dQw4w9WgXcQ", "yt:yt:a,yt:a", "YT:a,YT:a", "reddit:yt:a,reddit:yt:a"})
    void onlyTheYoutubePrefixInFrontComesOff(String text, String value) {
        assertThat(VideoId.parse(text)).isEqualTo(new VideoId(value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "yt:", ".hidden", "..", "yt:.hidden", "a/b", "a b", "a\n", "é", "a\u0000", "a%2Fb", "a?"
            })
    void refusesWhatIsNotSafeInUrlsAndFileNames(String text) {
        assertThatThrownBy(() -> VideoId.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(VideoId.RULE);
    }

    @Test
    void holdsAtMost128Characters() {
        assertThat(new VideoId("a".repeat(128)).toString()).hasSize(128);
        assertThatThrownBy(() -> new VideoId("a".repeat(129))).hasMessage(VideoId.RULE);
    }
}
