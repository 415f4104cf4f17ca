package ytv2.ingest.report;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import ytv2.model.SentTime;

/// Whether and when a video was deleted, as read under the lock of its id.
///
/// @param now PostgreSQL's clock at the reading
/// @param deletedAt empty if the video is not deleted
record Tombstone(Instant now, Optional<Instant> deletedAt) {

    /// Clocks of the processing side may run ahead by this much and are then taken for now.
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    /// Whether a document is the late result of a processing that began before the delete. Times without an offset
    /// never decide.
    ///
    /// @param lateWindow for how long a document that does not say when its processing began counts as late
    boolean refuses(UpsertReport command, Duration lateWindow) {
        return !command.restore()
                && deletedAt
                        .filter(deleted -> isLate(command, deleted, lateWindow))
                        .isPresent();
    }

    private boolean isLate(UpsertReport command, Instant deleted, Duration lateWindow) {
        return command.processingStartedAt()
                .map(started -> bounded(started.instant()).isBefore(deleted))
                .orElseGet(() -> now.isBefore(deleted.plus(lateWindow))
                        || isBefore(command.content().indexedAt(), deleted));
    }

    private static boolean isBefore(Optional<SentTime> indexedAt, Instant deleted) {
        return indexedAt
                .filter(SentTime::exact)
                .filter(time -> time.instant().isBefore(deleted))
                .isPresent();
    }

    private Instant bounded(Instant started) {
        return started.isAfter(now) && !started.isAfter(now.plus(CLOCK_SKEW)) ? now : started;
    }
}
