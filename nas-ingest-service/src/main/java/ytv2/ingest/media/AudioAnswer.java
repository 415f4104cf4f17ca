package ytv2.ingest.media;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;

/// What the processing side is told of the audio of a video.
///
/// @param saved always `true`
/// @param publicUrl where it can be heard
@RegisterForReflection
@JsonNaming(SnakeCaseStrategy.class)
public record AudioAnswer(boolean saved, String publicUrl) {

    static AudioAnswer of(StoredMedia stored) {
        return new AudioAnswer(true, stored.publicUrl());
    }
}
