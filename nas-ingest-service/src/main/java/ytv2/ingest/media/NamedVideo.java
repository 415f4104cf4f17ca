package ytv2.ingest.media;

import java.util.Optional;
import ytv2.ingest.PathId;
import ytv2.model.VideoId;

/// A video that a client names, whether there is one or not.
///
/// @param written as the client wrote it, which may be the processing side's id
record NamedVideo(VideoId videoId, String written) {

    /// @throws ytv2.service.problem.ProblemException 400 if no video can have this id
    static NamedVideo of(String written) {
        return new NamedVideo(PathId.parse(written), written);
    }

    /// Empty if no video can have this id.
    static Optional<NamedVideo> perhaps(String written) {
        try {
            return Optional.of(new NamedVideo(VideoId.parse(written), written));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
