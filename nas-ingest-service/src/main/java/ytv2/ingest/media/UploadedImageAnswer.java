package ytv2.ingest.media;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;

/// What a client is told of an image that it has uploaded.
///
/// @param success always `true`
/// @param filename under which it is stored, which may be another one than the client's
/// @param size in bytes
/// @param publicUrl where it can be seen
@RegisterForReflection
@JsonNaming(SnakeCaseStrategy.class)
public record UploadedImageAnswer(boolean success, String message, String filename, long size, String publicUrl) {

    static UploadedImageAnswer of(StoredMedia stored) {
        return new UploadedImageAnswer(
                true, "Image uploaded: " + stored.fileName(), stored.fileName(), stored.size(), stored.publicUrl());
    }
}
