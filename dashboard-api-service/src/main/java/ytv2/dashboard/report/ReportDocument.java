package ytv2.dashboard.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Function;

/// A stored card, taken apart for whoever shows it other than as JSON. Texts that are absent or of another type are
/// empty.
///
/// @param audioUrl empty if no address of an audio file is known
/// @param hasAudio whether there is audio, also where its address is not known
/// @param publishedAt ISO 8601, UTC
/// @param indexedAt ISO 8601, UTC
/// @param language of the summary
/// @param primaryVariant the variant to show first
public record ReportDocument(
        String videoId,
        String title,
        String channel,
        String sourceLabel,
        String canonicalUrl,
        String thumbnailUrl,
        String audioUrl,
        boolean hasAudio,
        String publishedAt,
        String indexedAt,
        int durationSeconds,
        String language,
        List<Category> categories,
        List<String> keyTopics,
        String transcript,
        String primaryVariant,
        String primaryText,
        List<Variant> variants) {

    public ReportDocument {
        categories = List.copyOf(categories);
        keyTopics = List.copyOf(keyTopics);
        variants = List.copyOf(variants);
    }

    public record Category(String name, List<String> subcategories) {

        public Category {
            subcategories = List.copyOf(subcategories);
        }

        private static Category of(JsonNode category) {
            return new Category(member(category, "category"), texts(category.path("subcategories")));
        }
    }

    /// @param language empty where it is the report's
    /// @param html sanitised when it was stored
    public record Variant(String name, String language, String text, String html) {

        private static Variant of(JsonNode variant) {
            return new Variant(
                    member(variant, "variant"),
                    member(variant, "language"),
                    member(variant, "text"),
                    member(variant, "html"));
        }
    }

    static ReportDocument of(JsonNode card) {
        JsonNode analysis = card.path("analysis");
        JsonNode media = card.path("media");
        String thumbnail = member(card, "thumbnail_url");
        String language = member(card, "summary_language");
        return new ReportDocument(
                member(card, "video_id"),
                member(card, "title"),
                member(card, "channel"),
                member(card, "source_label"),
                member(card, "canonical_url"),
                thumbnail.isEmpty() ? member(card, "summary_image_url") : thumbnail,
                member(media, "audio_url"),
                media.path("has_audio").asBoolean(),
                member(card, "published_at"),
                member(card, "indexed_at"),
                card.path("duration_seconds").asInt(),
                language.isEmpty() ? member(analysis, "language") : language,
                all(analysis.path("categories"), Category::of),
                texts(analysis.path("key_topics")),
                member(card, "transcript"),
                member(card, "summary_variant"),
                member(card, "summary_text"),
                all(card.path("summary_variants"), Variant::of));
    }

    private static String member(JsonNode object, String name) {
        return object.path(name).asText("");
    }

    private static List<String> texts(JsonNode array) {
        return all(array, element -> element.asText("")).stream()
                .filter(text -> !text.isBlank())
                .toList();
    }

    private static <T> List<T> all(JsonNode array, Function<JsonNode, T> form) {
        return array.valueStream().map(form).toList();
    }
}
