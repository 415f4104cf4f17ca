package ytv2.migration.media;

import java.time.Duration;
import java.util.Optional;

/// What the ingest service says to a file.
sealed interface IngestAnswer {

    /// @param name path below the exports under which it is stored
    record Stored(String name) implements IngestAnswer {}

    /// The video that it belongs to was deleted.
    record Deleted() implements IngestAnswer {}

    /// It would say the same again.
    record Refused(int status, String reason) implements IngestAnswer {}

    /// It may say something else later.
    ///
    /// @param status 0 if it said nothing
    /// @param after what it asks to be waited for
    record Unavailable(int status, String reason, Optional<Duration> after) implements IngestAnswer {}

    /// It would say so to any file.
    record Unusable(String reason) implements IngestAnswer {}
}
