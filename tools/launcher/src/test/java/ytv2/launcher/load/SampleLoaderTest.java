package ytv2.launcher.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import ytv2.launcher.load.IngestPeer.Reply;

class SampleLoaderTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void postsTheWholeSample() throws Exception {
        try (IngestPeer peer = IngestPeer.storing()) {
            SampleResult result = new SampleLoader(peer.url(), IngestPeer.TOKEN).load();

            assertThat(result.accepted()).isEqualTo(sample().size());
            assertThat(peer.received())
                    .hasSize(sample().size())
                    .allSatisfy(request ->
                            assertThat(request.header("X-INGEST-TOKEN")).isEqualTo(IngestPeer.TOKEN));
        }
    }

    @Test
    void saysWhichDocumentWasNotTakenAndWhy() throws IOException {
        String refused = sample().get(2).path("video_id").asText();
        try (IngestPeer peer = new IngestPeer(request -> request.body().contains("\"video_id\":\"" + refused + "\"")
                ? Reply.of(400, "{\"message\":\"no such language\"}")
                : Reply.STORED)) {
            SampleLoader loader = new SampleLoader(peer.url(), IngestPeer.TOKEN);

            assertThatThrownBy(loader::load)
                    .isInstanceOf(IOException.class)
                    .hasMessage("The sample was not taken whole: line 3: 400 no such language");
        }
    }

    @Test
    void everyDocumentHasAnIdOfItsOwnThatTheContractAllows() throws IOException {
        List<String> ids = sample().stream()
                .map(document -> document.path("video_id").asText())
                .toList();

        assertThat(ids)
                .doesNotHaveDuplicates()
                .hasSizeBetween(55, 65)
                .allSatisfy(id ->
                        assertThat(id).matches("(?!\\.)[A-Za-z0-9._:~-]{1,128}").doesNotStartWith("yt:"));
    }

    @Test
    void showsEveryVariantAndTheMainLanguages() throws IOException {
        Set<String> variants = sample().stream()
                .flatMap(document -> document.path("summary_variants").valueStream())
                .map(summary -> summary.path("variant").asText())
                .collect(Collectors.toSet());
        Set<String> languages = sample().stream()
                .map(document -> document.path("summary_language").asText())
                .collect(Collectors.toSet());

        assertThat(variants)
                .contains("comprehensive", "key-points", "bullet-points", "executive", "key-insights")
                .contains("audio", "audio-fr", "audio-es", "audio-fr:intermediate", "audio-fr:advanced")
                .contains("deep-research");
        assertThat(languages).contains("en", "fr", "de", "es", "ja", "ar", "pt-BR", "zh-CN");
    }

    @Test
    void everyDocumentHasASummary() throws IOException {
        assertThat(sample())
                .allSatisfy(document -> assertThat(
                                document.path("summary_text").asText().length()
                                        + document.path("summary_variants").findValuesAsText("text").stream()
                                                .mapToInt(String::length)
                                                .sum())
                        .isGreaterThan(300));
    }

    private static List<JsonNode> sample() throws IOException {
        List<JsonNode> documents = new ArrayList<>();
        try (InputStream stream = Objects.requireNonNull(SampleLoader.class.getResourceAsStream("sample.jsonl"))) {
            JSON.readerFor(JsonNode.class).<JsonNode>readValues(stream).forEachRemaining(documents::add);
        }
        return documents;
    }
}
