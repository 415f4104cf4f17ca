package ytv2.ingest.report;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/// The body of `POST /ingest/report` as it came: any member may be absent or of any JSON type. Members that are not
/// named here are ignored.
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonNaming(SnakeCaseStrategy.class)
record ReportPayload(
        @Nullable JsonNode videoId,
        @Nullable JsonNode id,
        @Nullable JsonNode title,
        @Nullable JsonNode channelName,
        @Nullable JsonNode channel,
        @Nullable JsonNode canonicalUrl,
        @Nullable JsonNode url,
        @Nullable JsonNode thumbnailUrl,
        @Nullable JsonNode summaryImageUrl,
        @Nullable JsonNode contentSource,
        @Nullable JsonNode publishedAt,
        @Nullable JsonNode indexedAt,
        @Nullable JsonNode processingStartedAt,
        @Nullable JsonNode durationSeconds,
        @Nullable JsonNode wordCount,
        @Nullable JsonNode language,
        @Nullable JsonNode originalLanguage,
        @Nullable JsonNode summaryLanguage,
        @Nullable JsonNode audioLanguage,
        @Nullable JsonNode hasAudio,
        @Nullable JsonNode media,
        @Nullable JsonNode mediaMetadata,
        @Nullable JsonNode subcategoriesJson,
        @Nullable JsonNode analysisJson,
        @Nullable JsonNode analysis,
        @Nullable JsonNode topicsJson,
        @Nullable JsonNode transcript,
        @Nullable JsonNode transcriptSegments,
        @Nullable JsonNode curated,
        @Nullable JsonNode restore,
        @Nullable JsonNode clear,
        @Nullable JsonNode summaryText,
        @Nullable JsonNode summaryHtml,
        @Nullable JsonNode summaryVariant,
        @Nullable JsonNode summaryVariants) {}
