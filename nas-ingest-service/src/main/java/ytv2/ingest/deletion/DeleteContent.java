package ytv2.ingest.deletion;

import ytv2.ingest.PathId;
import ytv2.model.VideoId;

/// The command to delete what an id names.
///
/// @param written the id as the client wrote it, which may be the processing side's
record DeleteContent(VideoId videoId, String written) {

    /// @throws ytv2.service.problem.ProblemException 400 if no video can have this id
    static DeleteContent of(String written) {
        return new DeleteContent(PathId.parse(written), written);
    }
}
