package ytv2.launcher.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A report of the [ObservedServer].
///
/// @param body as it was posted last
/// @param summaries by variant, in the order in which they were posted
record ObservedReport(String videoId, JsonNode body, JsonNode analysis, Map<String, Summary> summaries) {

    /// Which summary speaks for the video.
    private static final List<String> RANKED =
            List.of("comprehensive", "key-points", "bullet-points", "executive", "key-insights", "audio", "audio-fr");

    /// In which order they are shown; others come last.
    private static final List<String> SHOWN = List.of(
            "key-insights",
            "bullet-points",
            "comprehensive",
            "key-points",
            "executive",
            "deep-research",
            "audio",
            "audio-fr");

    private static final List<String> IMAGE_MEMBERS = List.of(
            "summary_image_prompt",
            "summary_image_prompt_original",
            "summary_image_prompt_last_used",
            "summary_image_ai2_prompt",
            "summary_image_ai2_prompt_original",
            "summary_image_ai2_prompt_last_used",
            "summary_image_selected_url",
            "summary_image_variants",
            "summary_image_ai2_url");

    /// @param html null where it was posted as null; empty where it was not posted
    record Summary(String variant, String text, @Nullable String html) {

        static Summary of(JsonNode summary) {
            JsonNode html = summary.path("html");
            return new Summary(
                    summary.path("variant").asText(),
                    summary.path("text").asText(""),
                    html.isNull() ? null : html.asText(""));
        }

        boolean isAudio() {
            return variant.startsWith("audio");
        }
    }

    /// The first ranked one; the report is hidden where there is none, or where its html is null.
    Optional<Summary> primary() {
        return RANKED.stream()
                .filter(summaries::containsKey)
                .findFirst()
                .map(summaries::get)
                .filter(summary -> summary.html() != null);
    }

    String indexedAt() {
        return time("indexed_at");
    }

    /// What lists show and single reports begin with.
    ObjectNode item() {
        ObjectNode item = object();
        item.put("id", body.path("id").asText(videoId)).put("title", text("title"));
        item.put("thumbnail_url", text("thumbnail_url")).set("summary_image_url", orNull(body, "summary_image_url"));
        item.put("canonical_url", text("canonical_url"));
        item.put("channel", text("channel_name")).put("channel_name", text("channel_name"));
        item.put("content_source", source()).put("source", source()).put("source_label", sourceLabel());
        item.put("published_at", time("published_at")).put("indexed_at", indexedAt());
        item.put("duration_seconds", duration()).set("analysis", shownAnalysis());
        item.set("media", media());
        item.putObject("media_metadata")
                .put("video_duration_seconds", duration())
                .put("mp3_duration_seconds", mp3Duration());
        item.put("file_stem", videoId).put("video_id", videoId);
        item.set("subcategories_json", subcategories());
        for (String member : List.of("original_language", "summary_language", "audio_language")) {
            item.put(member, language());
        }
        item.put("word_count", analysis.path("word_count").asInt());
        item.put("transcript", "").putArray("transcript_segments");
        Summary primary = primary().orElseThrow();
        item.put("summary_text", primary.text()).put("summary_html", primary.html());
        item.put("summary_variant", primary.variant()).put("summary_type_latest", primary.variant());
        item.set("summary_variants", variants());
        return item;
    }

    /// `/{id}.json`.
    ObjectNode single() {
        ObjectNode report = object();
        report.putObject("video")
                .put("video_id", videoId)
                .put("title", text("title"))
                .put("channel", text("channel_name"))
                .put("url", text("canonical_url"))
                .put("duration_seconds", duration())
                .put("published_at", time("published_at"));
        Summary primary = primary().orElseThrow();
        report.putObject("summary")
                .put("text", primary.text())
                .put("html", primary.html())
                .put("type", primary.variant())
                .set("variants", variants());
        report.put("thumbnail_url", text("thumbnail_url"));
        report.set("summary_image_url", orNull(body, "summary_image_url"));
        report.set("analysis", shownAnalysis());
        report.set("subcategories_json", subcategories());
        report.put("has_audio", !audioUrl().isEmpty());
        report.put("summary_type", primary.variant());
        report.set("summary_variants", variants());
        report.put("transcript", "").putArray("transcript_segments");
        return report.put("indexed_at", indexedAt()).put("deployment_commit", "observed");
    }

    private ObjectNode shownAnalysis() {
        ObjectNode shown = object();
        ArrayNode names = shown.putArray("category");
        JsonNode categories = Optional.of(body.path("subcategories_json").path("categories"))
                .filter(JsonNode::isArray)
                .orElse(analysis.path("categories"));
        categories.forEach(category -> names.add(category.path("category").asText()));
        shown.set(
                "subcategory",
                categories
                        .valueStream()
                        .flatMap(category -> category.path("subcategories").valueStream())
                        .findFirst()
                        .orElse(NullNode.getInstance()));
        shown.set("categories", categories.isArray() ? categories : JsonNodeFactory.instance.arrayNode());
        shown.put("content_type", analysis.path("content_type").asText(""));
        shown.put(
                "complexity_level",
                analysis.path("complexity_level")
                        .asText(analysis.path("complexity").asText("")));
        shown.put("language", language());
        shown.set("key_topics", keyTopics());
        shown.set("named_entities", analysis.path("named_entities"));
        IMAGE_MEMBERS.forEach(member -> shown.set(member, orNull(analysis, member)));
        return shown;
    }

    /// Those of the analysis, where it has any.
    private JsonNode keyTopics() {
        return Stream.of(analysis.path("key_topics"), body.path("topics_json"))
                .filter(topics -> topics.isArray() && !topics.isEmpty())
                .findFirst()
                .orElse(JsonNodeFactory.instance.arrayNode());
    }

    private ObjectNode media() {
        boolean flag = body.path("media").path("has_audio").asBoolean();
        ObjectNode media = object();
        media.put(
                "has_audio",
                flag || !audioUrl().isEmpty() || summaries.values().stream().anyMatch(Summary::isAudio));
        media.put(
                "audio_duration_seconds",
                analysis.path("audio_duration_seconds").asInt());
        media.put("has_transcript", false).put("transcript_chars", 0);
        media.put("audio_url", audioUrl().isEmpty() ? null : audioUrl());
        media.set("summary_image_url", orNull(body, "summary_image_url"));
        return media;
    }

    private ArrayNode variants() {
        ArrayNode variants = JsonNodeFactory.instance.arrayNode();
        summaries.values().stream()
                .sorted(Comparator.comparingInt(summary -> rank(summary.variant())))
                .forEach(summary -> variants.add(variant(summary)));
        return variants;
    }

    private ObjectNode variant(Summary summary) {
        ObjectNode variant = object().put("variant", summary.variant()).put("summary_type", summary.variant());
        variant.put("text", summary.text()).put("html", summary.html() == null ? "" : summary.html());
        variant.put("kind", summary.isAudio() ? "audio" : "text");
        variant.put("generated_at", "2025-01-01T00:00:00.000001Z").put("revision", 1);
        if (summary.variant().startsWith("audio-")) {
            variant.put("language", summary.variant().substring("audio-".length()));
        }
        if (summary.isAudio() && !audioUrl().isEmpty()) {
            variant.put("audio_url", audioUrl());
        }
        JsonNode mp3 = body.path("media_metadata").path("mp3_duration_seconds");
        if (summary.isAudio() && mp3.isInt()) {
            variant.put("duration", mp3.asInt());
        }
        return variant;
    }

    private static int rank(String variant) {
        int rank = SHOWN.indexOf(variant);
        return rank < 0 ? SHOWN.size() : rank;
    }

    private String source() {
        String url = text("canonical_url").toLowerCase(Locale.ROOT);
        if (url.contains("wikipedia.org")) {
            return "wikipedia";
        }
        if (url.contains("churchofjesuschrist.org")) {
            return "lds";
        }
        if (url.contains("reddit.com") || videoId.startsWith("reddit:")) {
            return "reddit";
        }
        if (url.contains("youtube.com") || videoId.matches("[A-Za-z0-9_-]{11}")) {
            return "youtube";
        }
        return url.isBlank() ? "other" : "web";
    }

    private String sourceLabel() {
        return Map.of(
                        "wikipedia", "Wikipedia",
                        "lds", "Gospel Library",
                        "reddit", "Reddit",
                        "youtube", "YouTube",
                        "other", "Other",
                        "web", "Web")
                .getOrDefault(source(), "");
    }

    private String audioUrl() {
        return analysis.path("audio_url")
                .asText(body.path("media").path("audio_url").asText(""));
    }

    private int mp3Duration() {
        return body.path("media_metadata")
                .path("mp3_duration_seconds")
                .asInt(analysis.path("audio_duration_seconds").asInt());
    }

    private JsonNode subcategories() {
        JsonNode document = body.path("subcategories_json");
        return document.isObject() ? JsonNodeFactory.instance.textNode(document.toString()) : NullNode.getInstance();
    }

    private String language() {
        return analysis.path("language").asText("en");
    }

    private int duration() {
        return body.path("duration_seconds").asInt();
    }

    /// Posted in the form in which it is shown.
    private String time(String member) {
        return text(member);
    }

    private String text(String member) {
        JsonNode value = body.path(member);
        return value.isTextual() ? value.asText() : "";
    }

    private static JsonNode orNull(JsonNode object, String member) {
        return object.hasNonNull(member) ? object.path(member) : NullNode.getInstance();
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
