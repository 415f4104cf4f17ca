package ytv2.ingest;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// What the ingest service is configured with.
@ConfigMapping(prefix = "ytv2.ingest")
public interface IngestConfig {

    /// The credential of the processing side, with every right. Without any credential, every write is refused.
    Optional<String> token();

    /// A credential that may upload and delete.
    Optional<String> syncSecret();

    /// A credential that may delete.
    Optional<String> dashboardToken();

    /// A file of further credentials, each with a name and rights of its own, by the digests of their tokens. It may
    /// change while the service runs.
    Optional<Path> credentialsFile();

    /// How many requests a minute may have a wrong credential; those beyond are told to wait. A right one never is.
    @WithDefault("60")
    int failuresPerMinute();

    Report report();

    Deletion deletion();

    Media media();

    /// What a report may be.
    interface Report {

        /// The largest body; the real ones are a hundred times smaller.
        @WithDefault("16M")
        MemorySize maxSize();

        /// How long a client may take to send a report, a line of many or a delete; who is slower gets 408.
        @WithDefault("PT30S")
        Duration bodyTimeout();

        /// How long a report, a line of many or a delete may wait for room in memory; then 503. Less than the
        /// processing side waits, which hangs up after 30 s.
        @WithDefault("PT25S")
        Duration roomPatience();

        /// How long a client of bulk requests may send nothing, within a line or between two; who is silent
        /// for longer is told in the last line. Shorter than `quarkus.http.read-timeout`, which would end
        /// it without a word.
        @WithDefault("PT30S")
        Duration silence();
    }

    /// What uploads may be, and when what a crash left of them is tidied up.
    interface Media {

        /// The largest audio file.
        @WithDefault("200M")
        MemorySize maxAudioSize();

        /// The largest image.
        @WithDefault("10M")
        MemorySize maxImageSize();

        /// How long a client may take to send a file; who is slower gets 408.
        @WithDefault("PT10M")
        Duration bodyTimeout();

        /// How often is looked for files that are still to be put in place or to be removed.
        @WithDefault("PT5M")
        Duration sweepInterval();

        /// Uploads that nobody has gone on with for so long are given up. Longer than any client takes.
        @WithDefault("PT1H")
        Duration stagedAge();
    }

    /// What happens to results of videos that were deleted meanwhile.
    interface Deletion {

        /// For this long after a delete, a result that does not say when its processing began counts as one that was
        /// already on its way, and is refused.
        @WithDefault("PT15M")
        Duration lateWindow();
    }
}
