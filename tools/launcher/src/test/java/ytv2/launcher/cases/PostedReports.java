package ytv2.launcher.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What was posted, as far as it explains a difference.
final class PostedReports {

    /// In which order the recorded server looks for the summary that speaks for a video. It knows exact names only.
    private static final List<String> RANKED = List.of(
            "comprehensive",
            "key-points",
            "bullet-points",
            "executive",
            "key-insights",
            "audio",
            "audio-fr",
            "audio-es",
            "audio-fr:intermediate",
            "audio-fr:advanced");

    private final Map<String, List<JsonNode>> byVideo = new HashMap<>();

    PostedReports(List<JsonNode> posted) {
        for (JsonNode body : posted) {
            byVideo.computeIfAbsent(videoId(body), _ -> new ArrayList<>()).add(body);
        }
    }

    private static String videoId(JsonNode body) {
        String id = body.path("video_id").asText();
        return id.startsWith("yt:") ? id.substring(3) : id;
    }

    /// Whether a member was posted for a video with this value, in any of its posts.
    boolean sent(String videoId, String member, JsonNode value) {
        return bodies(videoId).stream().map(body -> body.path(member)).anyMatch(value::equals);
    }

    /// Whether a summary of this variant was posted, under any spelling, without this part.
    boolean lacked(String videoId, String variant, String part) {
        return bodies(videoId).stream()
                .flatMap(body -> body.path("summary_variants").valueStream())
                .filter(summary -> normalised(summary).equals(variant))
                .anyMatch(summary -> summary.path(part).asText("").isEmpty());
    }

    /// Whether a variant was posted under another spelling than ours.
    boolean respelled(String videoId) {
        return bodies(videoId).stream()
                .flatMap(body -> body.path("summary_variants").valueStream())
                .anyMatch(summary ->
                        !summary.path("variant").asText("comprehensive").equals(normalised(summary)));
    }

    /// Whether the recorded server lists no card of a video: it has no summary of a name it ranks, or the first of
    /// them has no html.
    boolean hidden(String videoId) {
        Map<String, JsonNode> summaries = new HashMap<>();
        for (JsonNode body : bodies(videoId)) {
            body.path("summary_variants")
                    .forEach(summary ->
                            summaries.put(summary.path("variant").asText("comprehensive"), summary.path("html")));
        }
        JsonNode html = RANKED.stream()
                .filter(summaries::containsKey)
                .findFirst()
                .map(summaries::get)
                .orElse(MissingNode.getInstance());
        return html.isNull() || RANKED.stream().noneMatch(summaries::containsKey);
    }

    private List<JsonNode> bodies(String videoId) {
        return byVideo.getOrDefault(videoId, List.of());
    }

    private static String normalised(JsonNode summary) {
        String name = summary.path("variant").asText("comprehensive").strip().toLowerCase(Locale.ROOT);
        return switch (name.replace('_', '-').replace(' ', '-')) {
            case "summary" -> "comprehensive";
            case "audio-summary" -> "audio";
            case String other -> other;
        };
    }
}
