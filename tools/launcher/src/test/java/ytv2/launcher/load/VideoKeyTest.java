package ytv2.launcher.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VideoKeyTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"video_id\":\"abc\"}                                     | abc",
                "{\"id\":\"x\",\"media\":{\"video_id\":\"no\"},\"video_id\":\"yt:abc\"} | abc",
                "{\"video_id\":\"reddit:1abcd2\"}                           | reddit:1abcd2",
                "{\"video_id\":\"a\",\"title\":[1,{}],\"video_id\":\"b\"}   | b",
                "{\"video_id\":\"\\u0061bc\"}                               | abc",
                "{\"video_id\":\"abc\", broken                              | abc",
            })
    void isTheIdWithoutItsPrefix(String document, String key) {
        assertThat(key(document)).contains(key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "null", "[]", "\"video_id\"", "{\"video_id\":5}", "{\"id\":\"x\"}", "{\"video_id\"", "{{"})
    void isAbsentWhereNoneCanBeRead(String document) {
        assertThat(key(document)).isEmpty();
    }

    private static Optional<String> key(String document) {
        return VideoKey.of(document.getBytes(StandardCharsets.UTF_8));
    }
}
