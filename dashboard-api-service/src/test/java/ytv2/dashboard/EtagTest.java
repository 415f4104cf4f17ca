package ytv2.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import jakarta.ws.rs.core.EntityTag;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EtagTest {

    private static final EntityTag TAG = new EntityTag("abc", true);

    @Test
    void tagIsTheWeakHalfOfTheSha256() {
        EntityTag tag = Etag.of(Buffer.buffer("abc"));

        assertThat(tag.isWeak()).isTrue();
        // FIPS 180-4, appendix B.1
        assertThat(tag.getValue()).isEqualTo("ba7816bf8f01cfea414140de5dae2223");
    }

    @Test
    void tagDependsOnTheBytesAlone() {
        Buffer appended = Buffer.buffer(1).appendString("a").appendBuffer(Buffer.buffer("xbc"), 1, 2);

        assertThat(Etag.of(appended)).isEqualTo(Etag.of(Buffer.buffer("abc")));
        assertThat(Etag.of(Buffer.buffer())).isNotEqualTo(Etag.of(Buffer.buffer("abc")));
        assertThat(appended.length()).as("reading moves nothing").isEqualTo(3);
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
