package ytv2.ingest.deletion;

import java.util.List;
import ytv2.ingest.Removal;
import ytv2.model.VideoId;

/// What was deleted of one video.
///
/// @param content rows: 1, or 0 if there was no such video
/// @param summaries rows, all revisions
/// @param artifacts rows, one a file that was uploaded
/// @param named whether there may be files to remove that are the video's by their row or name
/// @param images of ours that it showed, by their names
/// @param removal what came of removing them, after the commit
record Deleted(
        VideoId videoId,
        long content,
        long summaries,
        long artifacts,
        boolean named,
        List<String> images,
        Removal removal) {

    Deleted {
        images = List.copyOf(images);
    }

    /// Whether there may be files to remove.
    boolean hasFiles() {
        return named || !images.isEmpty();
    }

    Deleted with(Removal done) {
        return new Deleted(videoId, content, summaries, artifacts, named, images, done);
    }
}
