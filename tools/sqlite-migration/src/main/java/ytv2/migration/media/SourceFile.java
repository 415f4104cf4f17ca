package ytv2.migration.media;

import java.time.Instant;

/// A file of the legacy dashboard.
///
/// @param path below its exports, as its urls spell it
/// @param bytes 0 where that is not known before it is fetched
/// @param modified [Instant#MIN] where that is not known
record SourceFile(String path, MediaKind kind, long bytes, Instant modified) {

    /// Without its directory.
    String fileName() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /// Under which name the ingest service stores it if that is free and of its alphabet.
    String wishedName() {
        return kind.directory() + fileName();
    }
}
