package ytv2.migration.media;

import java.util.Locale;

/// What became of a file of the legacy dashboard.
enum MediaOutcome {
    /// It is stored now.
    STORED,
    /// It was stored before.
    SAME,
    /// Its video was deleted.
    SKIPPED_TOMBSTONED,
    /// Its video is heard by another file, and its name is the video's.
    SUPERSEDED,
    /// Its video is heard at another host.
    HEARD_ELSEWHERE,
    /// Somebody has uploaded other audio for its video, which stays.
    KEPT,
    /// The legacy dashboard does not have it.
    MISSING,
    REJECTED;

    /// As reports spell it.
    String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// A file that is not stored, and why.
    record Left(String path, MediaOutcome outcome, String reason) {}
}
