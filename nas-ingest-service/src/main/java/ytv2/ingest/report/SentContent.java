package ytv2.ingest.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ytv2.model.ContentSource;

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

    private static final int LONGEST_ID = 256;
    private static final int LONGEST_LINE = 4096;
    private static final int LONGEST_LANGUAGE = 64;

    static SentContent from(FieldReader fields, ReportPayload payload) {
        Optional<ObjectNode> analysis =
                fields.object("analysis_json", first(payload.analysisJson(), payload.analysis()));
        return new SentContent(
                fields.text("id", payload.id(), LONGEST_ID),
                fields.text("title", payload.title(), LONGEST_LINE),
                fields.text("channel_name", first(payload.channelName(), payload.channel()), LONGEST_LINE),
                fields.url("canonical_url", first(payload.canonicalUrl(), payload.url())),
                fields.url("thumbnail_url", payload.thumbnailUrl()),
                fields.url("summary_image_url", payload.summaryImageUrl()),
                contentSource(fields, payload.contentSource()),
                fields.time("published_at", payload.publishedAt()),
                fields.time("indexed_at", payload.indexedAt()),
                fields.integer("duration_seconds", payload.durationSeconds()),
                fields.integer("word_count", payload.wordCount()),
                fields.text("language", payload.language(), LONGEST_LANGUAGE)
                        .or(() -> analysis.map(json -> json.path("language"))
                                .filter(JsonNode::isTextual)
                                .map(JsonNode::asText)
                                .filter(tag -> !tag.isEmpty() && tag.length() <= LONGEST_LANGUAGE)),
                fields.text("original_language", payload.originalLanguage(), LONGEST_LANGUAGE),
                fields.text("summary_language", payload.summaryLanguage(), LONGEST_LANGUAGE),
                fields.text("audio_language", payload.audioLanguage(), LONGEST_LANGUAGE),
                fields.bool("has_audio", payload.hasAudio()),
                fields.object("media", payload.media()),
                fields.object("media_metadata", payload.mediaMetadata()),
                CategoryDocument.from(fields, payload.subcategoriesJson()),
                analysis,
                fields.json("topics_json", payload.topicsJson()),
                fields.longText("transcript", payload.transcript()),
                fields.array("transcript_segments", payload.transcriptSegments()));
    }

    /// A source this product does not know is none: it is inferred instead.
    private static Optional<ContentSource> contentSource(FieldReader fields, @Nullable JsonNode node) {
        return fields.text("content_source", node, LONGEST_LINE).flatMap(ContentSource::ofSlug);
    }

    private static @Nullable JsonNode first(@Nullable JsonNode name, @Nullable JsonNode alias) {
        return FieldReader.isAbsent(name) ? alias : name;
    }
}
