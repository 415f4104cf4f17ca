package ytv2.benchmarks.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class CopyTextTest {

    @Test
    void whatWouldEndAValueIsEscaped() {
        CopyText rows = new CopyText();

        rows.add(List.of("a\tb", "c\nd\r", "e\\f", ""));
        rows.add(List.of("größer"));

        assertThat(new String(rows.bytes(), StandardCharsets.UTF_8))
                .isEqualTo("a\\tb\tc\\nd\\r\te\\\\f\t\\N\ngrößer\n");
    }
}
