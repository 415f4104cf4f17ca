package ytv2.ingest.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ytv2.model.ContentSource;
import ytv2.model.SentTime;

/// What a document says of the video itself. An empty component was not sent: what is stored stays.
///
/// @param id the processing side's own name of the row, such as `yt:<video_id>`
record SentContent(
        Optional<String> id,
        Optional<String> title,
        Optional<String> channelName,
        Optional<String> canonicalUrl,
        Optional<String> thumbnailUrl,
        Optional<String> summaryImageUrl,
        Optional<ContentSource> contentSource,
        Optional<SentTime> publishedAt,
        Optional<SentTime> indexedAt,
        Optional<Integer> durationSeconds,
        Optional<Integer> wordCount,
        Optional<String> language,
        Optional<String> originalLanguage,
        Optional<String> summaryLanguage,
        Optional<String> audioLanguage,
        Optional<Boolean> hasAudio,
        Optional<ObjectNode> media,
        Optional<ObjectNode> mediaMetadata,
        Optional<ObjectNode> subcategories,
        Optional<ObjectNode> analysis,
        Optional<JsonNode> topics,
        Optional<String> transcript,
        Optional<ArrayNode> transcriptSegments) {

    static SentContent from(FieldReader fields, ReportPayload payload) {
        Optional<ObjectNode> analysis =
                fields.object("analysis_json", first(payload.analysisJson(), payload.analysis()));
        return new SentContent(
                fields.text("id", payload.id(), Longest.ID),
                fields.text("title", payload.title(), Longest.LINE),
                fields.text("channel_name", first(payload.channelName(), payload.channel()), Longest.LINE),
                fields.url("canonical_url", first(payload.canonicalUrl(), payload.url())),
                fields.url("thumbnail_url", payload.thumbnailUrl()),
                fields.url("summary_image_url", payload.summaryImageUrl()),
                contentSource(fields, payload.contentSource()),
                fields.time("published_at", payload.publishedAt()),
                fields.time("indexed_at", payload.indexedAt()),
                fields.integer("duration_seconds", payload.durationSeconds()),
                fields.integer("word_count", payload.wordCount()),
                fields.text("language", payload.language(), Longest.LANGUAGE)
                        .or(() -> analysis.map(json -> json.path("language"))
                                .filter(JsonNode::isTextual)
                                .map(JsonNode::asText)
                                .filter(tag -> !tag.isEmpty() && tag.length() <= Longest.LANGUAGE)),
                fields.text("original_language", payload.originalLanguage(), Longest.LANGUAGE),
                fields.text("summary_language", payload.summaryLanguage(), Longest.LANGUAGE),
                fields.text("audio_language", payload.audioLanguage(), Longest.LANGUAGE),
                fields.bool("has_audio", payload.hasAudio()),
                fields.object("media", payload.media()),
                fields.object("media_metadata", payload.mediaMetadata()),
                CategoryDocument.from(fields, payload.subcategoriesJson()),
                analysis,
                fields.json("topics_json", payload.topicsJson()),
                fields.text("transcript", payload.transcript(), Longest.TRANSCRIPT),
                fields.array("transcript_segments", payload.transcriptSegments(), Longest.SEGMENTS));
    }

    /// A source this product does not know is none: it is inferred instead.
    private static Optional<ContentSource> contentSource(FieldReader fields, @Nullable JsonNode node) {
        return fields.text("content_source", node, Longest.LINE).flatMap(ContentSource::ofSlug);
    }

    private static @Nullable JsonNode first(@Nullable JsonNode name, @Nullable JsonNode alias) {
        return FieldReader.isAbsent(name) ? alias : name;
    }
}
