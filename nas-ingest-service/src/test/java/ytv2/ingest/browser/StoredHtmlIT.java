package ytv2.ingest.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ytv2.ingest.IngestApi;
import ytv2.model.summary.HostileHtml;
import ytv2.model.summary.RealHtml;
import ytv2.service.testing.ServiceAnswer;

/// Summaries that were sent over HTTP, as they are stored, in a browser that shows them as front ends do. All in one
/// start of the browser, which takes seconds.
@QuarkusIntegrationTest
final class StoredHtmlIT extends IngestApi {

    private static final ObjectMapper JSON = new ObjectMapper();

    /// Markup that was not sanitised and must be noticed, or nothing is proved by noticing nothing.
    private static final Map<String, List<String>> CONTROLS = Map.of(
            "<img src=/control-image onerror=\"alert('control handler')\">",
            List.of("alert control handler", "policy img-src", "control-image"),
            "<img src=http://control.example/elsewhere>",
            List.of("control.example/elsewhere"),
            "<p onclick=\"alert('control click')\">x</p>",
            List.of("alert control click", "policy script-src-attr"),
            "<a href=\"javascript:alert('control address')\">x</a>",
            List.of("alert control address"),
            "<svg><animate onbegin=\"alert('control animation')\" attributeName=x dur=1s /></svg>",
            List.of("alert control animation"),
            "<style>@import '/control-style';</style>",
            List.of("control-style", "policy style-src-elem"),
            "<template shadowrootmode=open></template><p onclick=\"fetch('/control-fetch')\">x</p>",
            List.of("fetch /control-fetch"),
            // harmless until the browser has read and written it once
            "<form><math><mtext></form><form><mglyph><style></math><img src=/control-mutation onerror=\"alert('control mutation')\">",
            List.of("alert control mutation"));

    @TempDir
    private Path directory;

    @Test
    void hostileMarkupDoesNothingAndRealMarkupIsShownAsItWasMeant() throws Exception {
        Path program = Chromium.installed().orElseGet(() -> abort(Chromium.HOW_TO_HAVE_ONE));
        List<String> hostile = HostileHtml.all()
                // no document may have it
                .filter(html -> html.indexOf('\0') < 0)
                .toList();
        assertThat(hostile).hasSizeGreaterThan(150).doesNotHaveDuplicates();
        Map<String, String> real = named("real", RealHtml.sent().toList());
        ObjectNode fragments = JSON.createObjectNode();
        fragments.set("stored", stored(hostile));
        fragments.set("real", beforeAndAfter(real, ingested("html", real)));
        fragments.set("controls", controls());

        try (FragmentPage page = new FragmentPage(fragments.toString());
                Chromium _ = Chromium.open(program, page.address(), page.proxyAddress(), directory)) {
            JsonNode result = JSON.readTree(page.result().get(60, TimeUnit.SECONDS));

            assertThat(result.path("failed").asText()).isEmpty();
            assertThat(result.path("detected")).as("controls").hasSize(CONTROLS.size());
            assertThat(page.strangeRequests()).as("controls").anyMatch(request -> request.contains("control-image"));
            assertThat(page.strangeRequests())
                    .as("requests")
                    .allMatch(request -> request.matches("GET (/control-[a-z]+|http://control.example/elsewhere .*)"));
            assertThat(result.path("effects"))
                    .as("effects")
                    .allMatch(effect -> effect.path("in").asText().startsWith("control"));
            assertThat(result.path("flaws")).as("what is not allowed").isEmpty();
            assertThat(result.path("changed"))
                    .as("read otherwise the second time")
                    .isEmpty();
            assertThat(result.path("shown").asInt()).isGreaterThan(4 * 2 * hostile.size());
            assertThat(result.path("lost")).as("real markup").isEmpty();
            assertThat(result.path("compared").asInt()).isEqualTo(real.size());
        }
    }

    /// Everything hostile as html by itself, as html within other html, and as text.
    private ArrayNode stored(List<String> hostile) throws Exception {
        Map<String, String> within = named(
                "within",
                hostile.stream()
                        .map(html -> "<ul><li>a " + html + " b</li></ul><p>c</p>")
                        .toList());
        ArrayNode stored = JSON.createArrayNode();
        add(stored, ingested("html", named("html", hostile)));
        Map<String, String> keptWithin = ingested("html", within);
        assertThat(keptWithin).hasSameSizeAs(within);
        add(stored, keptWithin);
        Map<String, String> keptTexts = ingested("text", named("text", hostile));
        assertThat(keptTexts).hasSameSizeAs(hostile);
        add(stored, keptTexts);
        return stored;
    }

    private static void add(ArrayNode stored, Map<String, String> fragments) {
        fragments.forEach((name, html) -> stored.addObject().put("name", name).put("html", html));
    }

    private static ArrayNode beforeAndAfter(Map<String, String> sent, Map<String, String> kept) {
        ArrayNode pairs = JSON.createArrayNode();
        sent.forEach((name, html) ->
                pairs.addObject().put("name", name).put("sent", html).put("kept", kept.getOrDefault(name, "")));
        return pairs;
    }

    private static ArrayNode controls() {
        ArrayNode controls = JSON.createArrayNode();
        CONTROLS.forEach((html, signs) -> controls.addObject()
                .put("name", "control " + html)
                .put("html", html)
                .set("signs", JSON.valueToTree(signs)));
        return controls;
    }

    private static Map<String, String> named(String kind, List<String> fragments) {
        Map<String, String> named = new LinkedHashMap<>();
        fragments.forEach(html -> named.put(kind + "-" + named.size(), html));
        return named;
    }

    /// Sends fragments, each as a summary of its own, and reads what is stored of them; what shows nothing is not.
    private Map<String, String> ingested(String member, Map<String, String> fragments) throws Exception {
        String videoId = fragments.keySet().iterator().next();
        ObjectNode report = JSON.createObjectNode().put("video_id", videoId);
        ArrayNode summaries = report.putArray("summary_variants");
        fragments.forEach(
                (name, fragment) -> summaries.addObject().put("variant", name).put(member, fragment));
        ServiceAnswer answer = post(JSON.writeValueAsBytes(report));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        Map<String, String> stored = new LinkedHashMap<>();
        for (JsonNode summary : JSON.readTree(String.valueOf(database.session()
                .text(
                        "SELECT json_agg(s ORDER BY variant) FROM v_latest_summaries AS s WHERE video_id = ?",
                        videoId)))) {
            stored.put(summary.path("variant").asText(), summary.path("html").asText());
        }
        return stored;
    }
}
