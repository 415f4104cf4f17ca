package ytv2.ingest.deletion;

import ytv2.ingest.Removal;
import ytv2.model.VideoId;

/// What was deleted of one video.
///
/// @param content rows: 1, or 0 if there was no such video
/// @param summaries rows, all revisions
/// @param artifacts rows, one a file that was uploaded
/// @param hasFiles whether there may be files to remove
/// @param removal what came of removing them, after the commit
record Deleted(VideoId videoId, long content, long summaries, long artifacts, boolean hasFiles, Removal removal) {

    Deleted with(Removal done) {
        return new Deleted(videoId, content, summaries, artifacts, hasFiles, done);
    }
}
