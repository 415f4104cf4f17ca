package ytv2.dashboard.answer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.EntityTag;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EtagTest {

    private static final EntityTag TAG = new EntityTag("abc", true);

    @Test
    void tagIsTheStrongXxh3OfTheBytes() {
        EntityTag tag = Etag.of("abc".getBytes(UTF_8));

        assertThat(tag.isWeak()).isFalse();
        // as xxh128sum prints it
        assertThat(tag.getValue()).isEqualTo("06b05ab6733a618578af5f94892f3950");
        assertThat(Etag.of(new byte[0])).isNotEqualTo(tag);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"abc\"", "W/\"abc\"", "*", " * ", "\"x\", \"abc\"", "\"x\",W/\"abc\",\"y\""})
    void clientHasWhatItNames(String line) {
        assertThat(Etag.isAmong(List.of(line), TAG)).isTrue();
        assertThat(Etag.isAmong(List.of("\"x\"", line), TAG)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "\"ab\"", "\"abcd\"", "\"*\"", "\"x\", *", "\"", "W/", "\"ABC\""})
    void clientHasNothingElse(String line) {
        assertThat(Etag.isAmong(List.of(line), TAG)).isFalse();
        assertThat(Etag.isAmong(List.of(), TAG)).isFalse();
    }
}
