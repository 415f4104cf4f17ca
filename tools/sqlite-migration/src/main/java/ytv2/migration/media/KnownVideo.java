package ytv2.migration.media;

import java.util.Optional;

/// A video that there is, or was.
///
/// @param audioUrl where its card says that it is heard
/// @param audioPath the same below the exports; empty if that is somewhere else
/// @param heard where its uploaded audio is heard; empty if it has none
record KnownVideo(
        String videoId,
        boolean deleted,
        Optional<String> audioUrl,
        Optional<String> audioPath,
        Optional<String> heard) {

    /// Whether its audio is at another host, and none of ours.
    boolean isHeardElsewhere() {
        return audioUrl.isPresent() && audioPath.isEmpty() && heard.isEmpty();
    }

    /// The artifact of its uploaded audio.
    Optional<String> heardName() {
        return heard.map(url -> url.substring("/exports/".length()));
    }
}
