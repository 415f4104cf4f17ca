package ytv2.ingest.media;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;

/// What a client is told of an audio file that it has uploaded under a name.
///
/// @param success always `true`
/// @param filename under which it is stored, which may be another one than the client's
/// @param relativePath the same, below the exports
/// @param publicUrl where it can be heard
/// @param size in bytes
@RegisterForReflection
@JsonNaming(SnakeCaseStrategy.class)
public record UploadedAudioAnswer(
        boolean success, String message, String filename, String relativePath, String publicUrl, long size) {

    static UploadedAudioAnswer of(StoredMedia stored) {
        return new UploadedAudioAnswer(
                true,
                "Audio file uploaded: " + stored.fileName(),
                stored.fileName(),
                stored.name(),
                stored.publicUrl(),
                stored.size());
    }
}
