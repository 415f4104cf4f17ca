package ytv2.ingest.media;

import java.time.Instant;
import java.util.Optional;

/// How a video stands under its lock.
///
/// @param hash of it, in hexadecimal digits; empty if it is not stored
/// @param tombstone when it was deleted; empty if it was not
record Standing(String hash, Optional<Instant> tombstone) {

    boolean known() {
        return !hash.isEmpty();
    }

    /// Whether something says what it is: a video, or a deleted one.
    boolean decides() {
        return known() || tombstone.isPresent();
    }
}
