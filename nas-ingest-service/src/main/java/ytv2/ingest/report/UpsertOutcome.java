package ytv2.ingest.report;

import java.time.Instant;
import java.util.List;
import ytv2.model.SummaryVariant;
import ytv2.model.VideoId;

/// What became of an [UpsertReport].
sealed interface UpsertOutcome {

    /// Committed.
    ///
    /// @param title as it is stored now
    /// @param curatedKept hand-made categories were kept against the document's
    record Stored(VideoId videoId, String title, List<StoredSummary> summaries, boolean curatedKept)
            implements UpsertOutcome {
        public Stored {
            summaries = List.copyOf(summaries);
        }
    }

    /// The video was deleted, and this result was already on its way: it is kept beside the tombstone.
    record Refused(VideoId videoId, Instant deletedAt) implements UpsertOutcome {}

    /// One summary of the document.
    ///
    /// @param revision the one that is the latest now
    /// @param outcome `inserted`, or `unchanged` where what was sent equals the latest revision
    record StoredSummary(SummaryVariant variant, int revision, String outcome) {

        boolean isInserted() {
            return outcome.equals("inserted");
        }
    }
}
