package ytv2.ingest;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import ytv2.service.database.DatabaseUnavailable;

/// Tidies up at the start and from time to time what a crash has left of uploads and deletes. Nobody waits for it.
@Singleton
final class MediaSweep {

    private static final Logger LOGGER = Logger.getLogger(MediaSweep.class);

    private final IngestConfig.Media config;
    private final Media media;
    private final ArtifactStore artifacts;
    private final ScheduledExecutorService schedule = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("media-sweep").factory());

    MediaSweep(IngestConfig config, Media media, ArtifactStore artifacts) {
        this.config = config.media();
        this.media = media;
        this.artifacts = artifacts;
    }

    void start(@Observes StartupEvent event) {
        if (media.configured().isPresent()) {
            var _ = schedule.scheduleWithFixedDelay(
                    this::sweep, 0, config.sweepInterval().toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    void stop(@Observes ShutdownEvent event) {
        var _ = schedule.shutdownNow();
    }

    /// Must not throw: there would be no next one.
    private void sweep() {
        try {
            artifacts.sweep(Instant.now().minus(config.stagedAge()));
        } catch (DatabaseUnavailable | StorageFailed _) {
            // whoever waits for the database or the storage has told, and there is a next time
        } catch (RuntimeException failure) {
            LOGGER.error("The sweep of media failed", failure);
        }
    }
}
