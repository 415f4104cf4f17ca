package ytv2.ingest.media;

import java.time.Instant;
import java.util.Map;
import ytv2.model.VideoId;
import ytv2.service.problem.ProblemException;

/// The video that the file belongs to is not there, or not any more.
final class UploadRefused extends ProblemException {

    private static final long serialVersionUID = 1L;

    private UploadRefused(int status, String error, String detail, Map<String, String> extensions) {
        super(status, error, detail, extensions);
    }

    static UploadRefused deleted(VideoId videoId, Instant deletedAt) {
        return new UploadRefused(
                409,
                "deleted",
                "\"%s\" was deleted at %s, so nothing is stored for it. To bring it back, send the link again or restore it (POST /api/restore/%1$s)."
                        .formatted(videoId, deletedAt),
                Map.of("deleted_at", deletedAt.toString()));
    }

    static UploadRefused unknown(VideoId videoId) {
        return new UploadRefused(
                404, "video_not_found", "There is no \"%s\". Send its report first.".formatted(videoId), Map.of());
    }
}
