package ytv2.ingest;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jboss.logging.Logger;
import ytv2.service.exports.ExportsConfig;
import ytv2.service.problem.ProblemException;

/// The media store of this service, if it has one.
@Singleton
public final class Media {

    private static final Logger LOGGER = Logger.getLogger(Media.class);

    private final Optional<MediaStore> store;

    Media(ExportsConfig config) {
        this.store = config.directory().map(MediaDirectory::new);
    }

    /// Empty where media have nowhere to go.
    public Optional<MediaStore> configured() {
        return store;
    }

    /// @throws StorageFailed if media have nowhere to go
    public MediaStore required() {
        return store.orElseThrow(() -> new StorageFailed(
                "storage_not_configured", "Uploads have nowhere to go: set EXPORTS_DIR of the ingest service."));
    }

    /// What the storage was asked for. Its failures are written to the log.
    ///
    /// @throws StorageFailed if it fails
    public static <T> T attempt(Callable<T> work) {
        try {
            return work.call();
        } catch (ProblemException problem) {
            throw problem;
        } catch (IOException failure) {
            LOGGER.error("The storage of media failed", failure);
            throw new StorageFailed();
        } catch (Exception impossible) {
            throw new IllegalStateException("Storage fails with IOException", impossible);
        }
    }
}
