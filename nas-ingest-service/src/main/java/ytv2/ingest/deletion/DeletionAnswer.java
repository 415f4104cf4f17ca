package ytv2.ingest.deletion;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/// What a client is told of a delete.
///
/// @param status always `success`
/// @param message fit to show to a person
/// @param deletedFiles media files that were removed
/// @param errors files that could not be removed yet; the video is deleted all the same
/// @param idempotent whether there was nothing to delete
@RegisterForReflection
@JsonNaming(SnakeCaseStrategy.class)
public record DeletionAnswer(
        String status, String message, int deletedFiles, List<String> errors, boolean idempotent, Counts deleted) {

    /// @param artifacts media files that were known to be the video's
    @RegisterForReflection
    public record Counts(long content, long summaries, long artifacts) {}

    static DeletionAnswer of(Deleted deleted) {
        return new DeletionAnswer(
                "success",
                message(deleted),
                deleted.removal().removed(),
                deleted.removal().errors(),
                deleted.content() == 0,
                new Counts(deleted.content(), deleted.summaries(), deleted.artifacts()));
    }

    private static String message(Deleted deleted) {
        return deleted.content() == 0
                ? "There was no \"%s\"; should a result of it still be on its way, it will not be stored."
                        .formatted(deleted.videoId())
                : "\"%s\" is deleted.".formatted(deleted.videoId());
    }
}
