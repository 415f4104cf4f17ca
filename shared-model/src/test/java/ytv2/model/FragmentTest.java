package ytv2.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class FragmentTest {

    static Stream<byte[]> texts() {
        byte[] noise = new byte[70_000];
        new Random(5).nextBytes(noise);
        return Stream.of(
                new byte[0],
                "{".getBytes(UTF_8),
                "{\"title\": \"caf\u00e9 \ud83d\ude80\"},".repeat(9000).getBytes(UTF_8),
                noise);
    }

    @ParameterizedTest
    @MethodSource("texts")
    void whatIsCompressedComesBack(byte[] text) {
        Fragment fragment = Fragment.of(text);

        assertThat(fragment.length()).isEqualTo(text.length);
        assertThat(fragment.plain()).isEqualTo(text);
    }

    @ParameterizedTest
    @MethodSource("texts")
    void sameTextHasTheSameForm(byte[] text) {
        assertThat(Fragment.of(text.clone()).deflated())
                .isEqualTo(Fragment.of(text).deflated());
    }

    @Test
    void damageIsNotTakenForText() {
        Fragment whole = Fragment.of("some words, some words".repeat(100).getBytes(UTF_8));
        byte[] cut = Arrays.copyOf(whole.deflated(), whole.deflated().length / 2);
        byte[] other = new byte[] {7, 7, 7};

        assertThatThrownBy(() -> new Fragment(cut, whole.crc32(), whole.length()).plain())
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> new Fragment(other, whole.crc32(), whole.length()).plain())
                .isInstanceOf(IllegalStateException.class);
    }
}
