package ytv2.ingest.report;

import java.util.List;
import ytv2.ingest.report.UpsertOutcome.Stored;

/// What became of the wish to bring a video back.
///
/// @param wasDeleted whether there was a tombstone to lift
/// @param stored its late results that are stored now, the oldest first
record Restoration(boolean wasDeleted, List<Stored> stored) {

    static final Restoration NOT_DELETED = new Restoration(false, List.of());

    Restoration {
        stored = List.copyOf(stored);
    }
}
