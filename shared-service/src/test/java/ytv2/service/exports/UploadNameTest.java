package ytv2.service.exports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UploadNameTest {

    @ParameterizedTest
    @CsvSource({"a b.MP3, a_b.mp3", "..a.ogg, a.ogg", "x.tar.mp3, x.tar.mp3", "yt:abc.mp3, yt:abc.mp3", "?.png, _.png"})
    void isOfTheAlphabetOfIds(String sent, String stored) {
        assertThat(UploadName.of(sent)).contains(stored);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "mp3", ".mp3", "a.", "a.m p", "a.extension"})
    void nameWithoutAnExtensionIsNone(String sent) {
        assertThat(UploadName.of(sent)).isEmpty();
    }

    @Test
    void namesThatWouldBecomeOneStayApart() {
        Set<String> stems = Stream.of("ключ", "замок".substring(1), "x".repeat(500), "x".repeat(501))
                .map(UploadName::stem)
                .collect(Collectors.toSet());

        assertThat(stems)
                .hasSize(4)
                .allSatisfy(stem -> assertThat(stem)
                        .matches("[A-Za-z0-9_:~-][A-Za-z0-9._:~-]*")
                        .hasSizeLessThanOrEqualTo(160));
        assertThat(UploadName.stem(UploadName.stem("ключ"))).isEqualTo(UploadName.stem("ключ"));
    }
}
