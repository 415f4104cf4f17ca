package ytv2.ingest.media;

import java.util.Arrays;
import java.util.Optional;
import ytv2.ingest.StagedFile;
import ytv2.model.VideoId;

/// What is stored under a name.
///
/// @param videoId whose it is; empty if nobody's
/// @param staged name of the staged file that is still to be put in place; empty if that was done
record StoredArtifact(String name, Optional<VideoId> videoId, byte[] sha256, Optional<String> staged) {

    boolean placed() {
        return staged.isEmpty();
    }

    StoredArtifact inPlace() {
        return new StoredArtifact(name, videoId, sha256, Optional.empty());
    }

    boolean isSame(StagedFile file) {
        return Arrays.equals(sha256, file.sha256());
    }

    /// Whether it is the video's already, if there is one.
    boolean isOf(Optional<VideoId> other) {
        return other.isEmpty() || videoId.equals(other);
    }

    /// Whether it may be kept for a video, if for any.
    boolean belongsTo(Optional<VideoId> other) {
        return videoId.isEmpty() || other.isEmpty() || videoId.equals(other);
    }
}
