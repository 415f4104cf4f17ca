package ytv2.dashboard.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LinkTest {

    @ParameterizedTest
    @ValueSource(strings = {"https://a.example/b?c=d#e", "http://a.example", "HTTPS://a.example", "/exports/a.mp3"})
    void webAndThisServiceAreSafe(String address) {
        assertThat(Link.safe(address)).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "javascript:alert(1)",
                "JavaScript:alert(1)",
                " javascript:alert(1)",
                "data:text/html,x",
                "//evil.example/x",
                "/\\evil.example/x",
                "vbscript:x",
                "file:///etc/passwd",
                "exports/a.mp3",
            })
    void nothingElseIs(String address) {
        assertThat(Link.safe(address)).isEmpty();
    }

    @Test
    void parametersAreEncoded() {
        assertThat(Link.query(Map.of("category", List.of("R&D = é/<>", "b"))))
                .isEqualTo("?category=R%26D+%3D+%C3%A9%2F%3C%3E&category=b");
        assertThat(Link.query(Map.of())).isEmpty();
    }
}
