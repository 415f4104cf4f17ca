package ytv2.migration.cast;

import java.time.Instant;
import java.util.Optional;
import ytv2.migration.source.SourceRow;
import ytv2.model.SummaryVariant;
import ytv2.model.summary.SummaryBody;

/// A summary as PostgreSQL would store it.
///
/// @param revision its number in its file; empty where the file has none, or one that is no number
/// @param document the JSON it comes with, in text; empty if there is none
/// @param latest whether its file takes it for the newest of its variant
/// @param createdAt empty if the row does not say
public record CastSummary(
        SourceRow row,
        SummaryVariant variant,
        Optional<Integer> revision,
        SummaryBody body,
        Optional<String> document,
        boolean latest,
        Optional<Instant> createdAt) {

    /// The same with another document.
    public CastSummary withDocument(Optional<String> other) {
        return new CastSummary(row, variant, revision, body, other, latest, createdAt);
    }
}
