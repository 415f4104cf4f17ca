package ytv2.migration.source;

import java.util.Locale;

/// The tables of a legacy file that hold people's data.
public enum SourceTable {
    /// One row a video.
    CONTENT,
    /// The first store of summaries: one for each row of `content`.
    CONTENT_SUMMARIES,
    /// The second store of summaries: any number of variants and revisions of a video.
    SUMMARY_VARIANTS;

    public String sqlName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
