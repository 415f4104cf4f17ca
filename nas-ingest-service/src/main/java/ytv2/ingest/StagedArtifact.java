package ytv2.ingest;

import java.util.Optional;
import ytv2.model.VideoId;

/// A row of an upload whose file is still to be put in its place.
///
/// @param name path below the exports
/// @param videoId whose it is; empty if nobody's
/// @param staged name of the staged file
/// @param sha256 of its bytes
public record StagedArtifact(String name, Optional<VideoId> videoId, String staged, byte[] sha256) {}
