package ytv2.migration.merge;

import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import ytv2.migration.source.Side;
import ytv2.model.SentTime;

/// What the owner of the files has decided about them.
///
/// @param zones where each file's times without an offset were written; a file that is missing here has none that
///     count as known
/// @param lastSync until when what the dashboard lacks was deleted there; empty if nothing is a delete
/// @param refusedOnDashboard ids of rows that the dashboard has but that are refused: they were not deleted
public record MergeRules(Map<Side, ZoneId> zones, Optional<SentTime> lastSync, Set<String> refusedOnDashboard) {

    /// Changes with every change of a rule that makes the same rows into something else.
    static final int VERSION = 1;

    public MergeRules {
        zones = Map.copyOf(zones);
        refusedOnDashboard = Set.copyOf(refusedOnDashboard);
    }

    public MergeRules(Map<Side, ZoneId> zones, Optional<SentTime> lastSync) {
        this(zones, lastSync, Set.of());
    }

    Optional<ZoneId> zone(Side side) {
        return Optional.ofNullable(zones.get(side));
    }
}
