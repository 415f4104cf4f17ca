package ytv2.ingest.deletion;

import ytv2.model.VideoId;

/// What was deleted of one video.
///
/// @param content rows: 1, or 0 if there was no such video
/// @param summaries rows, all revisions
record Deleted(VideoId videoId, long content, long summaries) {}
