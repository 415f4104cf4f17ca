package ytv2.migration.media;

import java.nio.file.Path;

/// What became of an attempt to get a file of the legacy dashboard.
sealed interface Fetched {

    /// It lies here.
    record Got(Path file) implements Fetched {}

    /// The legacy dashboard does not have it either.
    record Missing() implements Fetched {}

    /// It could not be read.
    record Failed(String reason) implements Fetched {}
}
