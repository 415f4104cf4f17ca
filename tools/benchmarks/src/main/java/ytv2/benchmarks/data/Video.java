package ytv2.benchmarks.data;

import java.time.Instant;
import java.util.List;

/// An invented video with its summaries, as rows of the tables `content` and `content_summaries`.
///
/// @param columns values of `content` in the order of [#COLUMNS]; empty for NULL
record Video(String id, Instant indexedAt, List<String> columns, List<Summary> summaries) {

    static final List<String> COLUMNS = List.of(
            "video_id",
            "id",
            "title",
            "channel_name",
            "canonical_url",
            "thumbnail_url",
            "content_source",
            "published_at",
            "indexed_at",
            "duration_seconds",
            "word_count",
            "language",
            "original_language",
            "summary_language",
            "has_audio",
            "media",
            "media_metadata",
            "subcategories_json",
            "analysis_json",
            "topics_json",
            "transcript_text",
            "transcript_segments",
            "created_at",
            "updated_at");

    Video {
        columns = List.copyOf(columns);
        summaries = List.copyOf(summaries);
    }

    /// A row of `content_summaries`.
    record Summary(String variant, String text, String html) {

        static final List<String> COLUMNS =
                List.of("video_id", "variant", "revision", "text", "html", "created_at", "updated_at");
    }
}
