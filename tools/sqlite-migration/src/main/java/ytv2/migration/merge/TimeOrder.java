package ytv2.migration.merge;

import java.time.Duration;
import java.util.Optional;
import ytv2.model.SentTime;

/// Which of two times comes first, as far as that can be told.
enum TimeOrder {
    BEFORE,
    AFTER,
    UNKNOWN;

    /// Between the clocks of UTC+14 and UTC-12: two times without offsets that are nearer to each other may have been
    /// in either order.
    static final Duration ZONES_APART = Duration.ofHours(26);

    /// Where the first stands to the second.
    ///
    /// @return [#UNKNOWN] too if they are equal, or one is missing
    static TimeOrder of(Optional<SentTime> first, Optional<SentTime> second) {
        if (first.isEmpty() || second.isEmpty()) {
            return UNKNOWN;
        }
        Duration apart = Duration.between(first.get().instant(), second.get().instant());
        boolean exact = first.get().exact() && second.get().exact();
        if (apart.isZero() || (!exact && apart.abs().compareTo(ZONES_APART) < 0)) {
            return UNKNOWN;
        }
        return apart.isPositive() ? BEFORE : AFTER;
    }
}
