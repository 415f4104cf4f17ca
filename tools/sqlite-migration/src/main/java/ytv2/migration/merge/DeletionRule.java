package ytv2.migration.merge;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import ytv2.migration.cast.CastContent;
import ytv2.migration.cast.Note.Kind;
import ytv2.migration.cast.Notes;
import ytv2.migration.source.Side;
import ytv2.migration.source.SourceVideo;
import ytv2.model.SentTime;

/// Tells a video that the dashboard has deleted from one that it has not received yet: the one is older than what it
/// received last, the other is newer. In doubt nothing is deleted.
final class DeletionRule {

    private final Optional<SentTime> lastSync;
    private final Set<String> refused;

    DeletionRule(MergeRules rules) {
        this.lastSync = rules.lastSync();
        this.refused = rules.refusedOnDashboard();
    }

    /// @param rows its rows in `content`
    /// @param notes learn of a doubt
    boolean isDeleted(SourceVideo video, List<CastContent> rows, Notes notes) {
        if (lastSync.isEmpty() || video.isIn(Side.DASHBOARD) || rows.isEmpty()) {
            return false;
        }
        CastContent row = rows.getFirst();
        if (refused.contains(video.key())) {
            notes.add(row.row(), Kind.COERCED, "the dashboard's row of it is refused: it is kept");
            return false;
        }
        return switch (TimeOrder.of(row.createdAt(), lastSync)) {
            case BEFORE -> true;
            case AFTER -> false;
            case UNKNOWN -> {
                boolean equal = row.createdAt().map(SentTime::instant).equals(lastSync.map(SentTime::instant));
                if (!equal) {
                    notes.add(
                            row.row(),
                            Kind.COERCED,
                            "the dashboard lacks it, and its created_at does not tell whether it was"
                                    + " deleted there: it is kept");
                }
                // as old as the newest that the dashboard has received
                yield equal && row.createdAt().filter(SentTime::exact).isPresent();
            }
        };
    }
}
