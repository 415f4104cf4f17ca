package ytv2.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WrkScriptTest {

    @Test
    void pathsAreCutAtTheirPlaceholders() {
        String script = WrkScript.of(Requests.of("/a?x={n}&y", "/b?since={time}", "/c"), 7);

        assertThat(script).contains("""
                        {"/a?x=", "{n}", "&y"},
                            {"/b?since=", "{time}", ""},
                            {"/c"}""").contains("local run = 7");
    }

    @Test
    void headersAreSentAsTheyAre() {
        Requests requests = new Requests(List.of("/"), Map.of("If-None-Match", "\"a\\b\""));

        assertThat(WrkScript.of(requests, 1))
                .contains("local headers = \"Host: 127.0.0.1\\r\\nIf-None-Match: \\\"a\\\\b\\\"\\r\\n\"");
    }

    @Test
    void placeholdersGetAValueOfTheSameFormForASingleRequest() {
        assertThat(Requests.concrete("/a?x={n}", 42)).isEqualTo("/a?x=42");
        assertThat(Requests.concrete("/a?since={time}", 42)).isEqualTo("/a?since=2001-01-01T00:00:00.000042");
    }
}
