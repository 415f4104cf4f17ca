package ytv2.ingest.health;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import ytv2.ingest.Media;
import ytv2.ingest.MediaAccessStore;
import ytv2.ingest.MediaStore;

/// Tells whether files can be uploaded. Always up: who cannot store files can store reports.
@Readiness
@Singleton
final class UploadReadiness implements HealthCheck {

    private final Media media;
    private final MediaAccessStore access;

    UploadReadiness(Media media, MediaAccessStore access) {
        this.media = media;
        this.access = access;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("uploads")
                .up()
                .withData("uploads", state())
                .build();
    }

    private String state() {
        if (media.configured().isEmpty()) {
            return "refused: EXPORTS_DIR is not set";
        }
        return access.isRefused()
                ? "refused: the file " + MediaStore.MARK
                        + " in EXPORTS_DIR is missing, or that of another database; the log says what to do"
                : "taken";
    }
}
