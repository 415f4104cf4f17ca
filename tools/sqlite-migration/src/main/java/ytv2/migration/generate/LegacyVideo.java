package ytv2.migration.generate;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All rows that one file has of a video.
///
/// @param rows the row of `content` first
record LegacyVideo(int index, List<LegacyRow> rows) {

    LegacyVideo {
        rows = new ArrayList<>(rows);
    }

    LegacyRow content() {
        return rows.getFirst();
    }

    /// The row in the first store of summaries.
    LegacyRow summary() {
        return rows.get(1);
    }

    /// Adds a row of the second store of summaries.
    void addVariant(Object videoId, String variant, @Nullable Object revision, String text) {
        addVariant(videoId, variant, revision, text, "is_latest", 1);
    }

    /// The same with another value in one column.
    void addVariant(
            Object videoId, String variant, @Nullable Object revision, String text, String column, Object value) {
        rows.add(new LegacyRow(LegacyTable.SUMMARY_VARIANTS)
                .with("video_id", videoId)
                .with("variant_type", variant)
                .with("revision", revision)
                .with("content", text)
                .with("is_latest", 1)
                .with("created_at", content().get("created_at"))
                .with(column, value));
    }
}
