package ytv2.migration.mirror;

import java.util.Optional;
import ytv2.migration.verify.StoredVideo;

/// What PostgreSQL has of a video at one moment.
///
/// @param video empty if it has none
/// @param hash of all of it; empty if it has none
/// @param deleted whether it has a tombstone
record VideoState(String videoId, Optional<StoredVideo> video, Optional<Hash> hash, boolean deleted) {}
