package ytv2.dashboard.answer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class GzipTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gzip",
                "GZIP",
                "gzip, deflate, br",
                "br,gzip",
                "br;q=1.0, gzip;q=0.8",
                "gzip ; q=0.001",
                "x-gzip"
            })
    void clientAcceptsIt(String line) {
        assertThat(Gzip.isAccepted(List.of(line))).isTrue();
        assertThat(Gzip.isAccepted(List.of("br", line))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "br", "identity", "gzip;q=0", "gzip;q=0.0", "gzip; q=0.000, br", "notgzip", "gzipped", "*"})
    void clientDoesNotAskForIt(String line) {
        assertThat(Gzip.isAccepted(List.of(line))).isFalse();
        assertThat(Gzip.isAccepted(List.of())).isFalse();
    }

    @Test
    void whatIsCompressedComesBack() throws IOException {
        byte[] body = "a \u00e9 🚀 ".repeat(5000).getBytes(UTF_8);

        byte[] compressed = new WholeBody(body).gzip();

        assertThat(compressed).hasSizeLessThan(body.length / 10);
        try (GZIPInputStream stream = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
            assertThat(stream.readAllBytes()).isEqualTo(body);
        }
    }
}
