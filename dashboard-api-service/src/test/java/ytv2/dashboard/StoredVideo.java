package ytv2.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ytv2.model.testing.Session;
import ytv2.model.testing.Videos;

/// A row of `content` and its summaries, as the ingest service would have written them.
///
/// @param row the columns that are not their default, as a JSON object
public record StoredVideo(String row, List<Summary> summaries) {

    private static final ObjectMapper JSON = new ObjectMapper();

    public StoredVideo {
        summaries = List.copyOf(summaries);
    }

    StoredVideo(String row) {
        this(row, List.of());
    }

    /// @param createdAt as ISO 8601
    /// @param raw the column `raw_json`
    record Summary(
            String variant,
            String text,
            String html,
            String createdAt,
            @Nullable String raw) {}

    StoredVideo with(String variant, String text, String html) {
        return with(variant, text, html, "2025-01-01T00:00:00Z");
    }

    StoredVideo with(String variant, String text, String html, String createdAt) {
        return with(variant, text, html, createdAt, null);
    }

    StoredVideo with(String variant, String text, String html, String createdAt, @Nullable String raw) {
        return new StoredVideo(
                row,
                Stream.concat(summaries.stream(), Stream.of(new Summary(variant, text, html, createdAt, raw)))
                        .toList());
    }

    public String videoId() {
        return column("video_id");
    }

    /// A text column, empty if it is null.
    public String column(String name) {
        try {
            JsonNode value = JSON.readTree(row).path(name);
            return value.asText("");
        } catch (IOException e) {
            throw new UncheckedIOException(row, e);
        }
    }

    /// Writes it, and its card.
    public void store(Session session) throws SQLException {
        session.run("""
                INSERT INTO content
                SELECT (jsonb_populate_record(NULL::content, '{
                    "has_audio": false, "curated": false,
                    "created_at": "2025-01-01T00:00:00Z", "updated_at": "2025-01-01T00:00:00Z"}'::jsonb || ?::jsonb)).*
                """, row);
        for (Summary summary : summaries) {
            session.run(
                    """
                    INSERT INTO content_summaries (video_id, variant, text, html, created_at, raw_json)
                    VALUES (?, ?, ?, ?, ?::timestamptz, ?::jsonb)
                    """,
                    videoId(),
                    summary.variant(),
                    summary.text(),
                    summary.html(),
                    summary.createdAt(),
                    summary.raw());
        }
        Videos.refresh(session, videoId());
    }
}
