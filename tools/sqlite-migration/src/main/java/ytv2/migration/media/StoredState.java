package ytv2.migration.media;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What PostgreSQL knew of files when a transfer began.
///
/// @param artifacts by name
/// @param checkpoints by path below the legacy exports
/// @param removed what was stored once and removed since, by path below the legacy exports: its sha-256
/// @param videos by id
/// @param referred the paths that videos refer to
record StoredState(
        Map<String, StoredArtifact> artifacts,
        Map<String, Checkpoint> checkpoints,
        Map<String, String> removed,
        Map<String, KnownVideo> videos,
        Set<String> referred) {

    StoredState {
        artifacts = Map.copyOf(artifacts);
        checkpoints = Map.copyOf(checkpoints);
        removed = Map.copyOf(removed);
        videos = Map.copyOf(videos);
        referred = Set.copyOf(referred);
    }

    /// A stored file that is in its place.
    Optional<StoredArtifact> artifact(String name) {
        return Optional.ofNullable(artifacts.get(name)).filter(StoredArtifact::placed);
    }

    /// As which a file was stored, if that is still there.
    Optional<Checkpoint> checkpoint(String path) {
        return Optional.ofNullable(checkpoints.get(path))
                .filter(checkpoint -> artifact(checkpoint.name()).isPresent());
    }

    /// Whether a file went with its video: nobody misses it.
    boolean isRemoved(String path, String sha256) {
        return sha256.equals(removed.get(path)) && !referred.contains(path);
    }

    /// The uploaded audio that a video is heard by.
    Optional<StoredArtifact> heard(KnownVideo video) {
        return video.heardName().flatMap(this::artifact);
    }

    /// As what the audio of a video was stored.
    Optional<Checkpoint> ofVideo(String videoId) {
        return checkpoint(byVideo(videoId));
    }

    /// The path by which the legacy dashboard serves the audio of a video.
    static String byVideo(String videoId) {
        return "by_video/" + videoId + ".mp3";
    }
}
