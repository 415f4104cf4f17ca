package ytv2.migration.media;

import java.time.Instant;
import java.util.Optional;

/// A file that PostgreSQL says is stored.
///
/// @param name path below the exports
/// @param sha256 in hexadecimal digits
/// @param placed whether it is in its place, too
record StoredArtifact(String name, Optional<String> videoId, String sha256, boolean placed, Instant storedAt) {}
