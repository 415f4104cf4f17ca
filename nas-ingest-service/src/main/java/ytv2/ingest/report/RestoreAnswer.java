package ytv2.ingest.report;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import ytv2.model.VideoId;

/// What a client is told of a restored video.
///
/// @param status always `success`
/// @param message fit to show to a person
/// @param restored how many late results of it are stored now
/// @param idempotent whether nothing was to be done, because it was not deleted
@RegisterForReflection
@JsonNaming(SnakeCaseStrategy.class)
public record RestoreAnswer(String status, String message, String videoId, int restored, boolean idempotent) {

    static RestoreAnswer of(VideoId videoId, Restoration restoration) {
        return new RestoreAnswer(
                "success",
                message(videoId.value(), restoration),
                videoId.value(),
                restoration.stored().size(),
                !restoration.wasDeleted());
    }

    private static String message(String videoId, Restoration restoration) {
        if (!restoration.wasDeleted()) {
            return "\"%s\" is not deleted.".formatted(videoId);
        }
        return restoration.stored().isEmpty()
                ? "\"%s\" may come again: nothing of it was kept, so send its link once more.".formatted(videoId)
                : "\"%s\" is back.".formatted(videoId);
    }
}
