package ytv2.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PostScriptTest {

    private static final String DOCUMENT =
            "{\"video_id\":\"" + Posts.ID + "\",\"id\":\"yt:" + Posts.ID + "\",\"title\":\"100 %\"}";

    @Test
    void documentsAreCutAtTheirIds() {
        String script = script(List.of(DOCUMENT, "{}"), 1, "");

        assertThat(script).contains("""
                local documents = {
                    {"{\\"video_id\\":\\"", "\\",\\"id\\":\\"yt:", "\\",\\"title\\":\\"100 %\\"}"},
                    {"{}"}}
                """).contains("local run = 7").contains("local batch = 1");
    }

    @Test
    void headEndsWhereTheLengthFollows() {
        assertThat(script(List.of(DOCUMENT), 1, ""))
                .contains(
                        "local head = \"POST /reports HTTP/1.1\\r\\nHost: 127.0.0.1\\r\\nX-A: b\\r\\nContent-Length: \"");
    }

    @Test
    void answersAreOnlyReadWhereSomethingIsExpectedOfThem() {
        assertThat(script(List.of(DOCUMENT), 1, "")).doesNotContain("function response");
        assertThat(script(List.of(DOCUMENT), 200, "{\"done\":true}"))
                .contains("local batch = 200")
                .contains("string.find(body, \"{\\\"done\\\":true}\", 1, true)");
    }

    private static String script(List<String> documents, int batch, String expected) {
        return new Posts("/reports", Map.of("X-A", "b"), documents, batch, expected).script(7);
    }
}
