package ytv2.migration.merge;

import java.time.Instant;
import java.util.Optional;
import ytv2.model.SummaryVariant;
import ytv2.model.summary.SummaryBody;

/// A summary of a merged video.
///
/// @param revision unique for the video and the variant
/// @param document the JSON it comes with
/// @param latest true for one revision of each variant
public record MergedSummary(
        SummaryVariant variant,
        int revision,
        SummaryBody body,
        Optional<String> document,
        boolean latest,
        Instant createdAt) {}
