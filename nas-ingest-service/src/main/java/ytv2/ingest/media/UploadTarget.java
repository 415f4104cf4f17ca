package ytv2.ingest.media;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import ytv2.ingest.media.StoreMedia.Mode;
import ytv2.model.VideoId;

/// The video that a file is for, as it stands under its lock.
///
/// @param videoId the id to lock for what the client names; empty if it names none
/// @param hash of the video, in hexadecimal digits; empty if it is not stored
record UploadTarget(Optional<VideoId> videoId, String hash) {

    /// The ids on whose videos depends what becomes of a file.
    static Set<VideoId> concerned(StoreMedia command, Optional<VideoId> videoId) {
        Set<VideoId> concerned = new HashSet<>(command.meant());
        videoId.ifPresent(concerned::add);
        return concerned;
    }

    /// @param standings of all that are concerned
    /// @throws UploadRefused if the file is one of a deleted video, or of an unknown one where it must be known
    static UploadTarget of(StoreMedia command, Optional<VideoId> videoId, Map<VideoId, Standing> standings) {
        videoId.ifPresent(id -> requireStored(id, standings, command.mode()));
        requireNotDeleted(command.meant(), standings);
        return new UploadTarget(
                videoId, videoId.map(standings::get).map(Standing::hash).orElse(""));
    }

    private static void requireStored(VideoId videoId, Map<VideoId, Standing> standings, Mode mode) {
        requireNotDeleted(List.of(videoId), standings);
        if (mode == Mode.BY_ID && !standing(videoId, standings).known()) {
            throw UploadRefused.unknown(videoId);
        }
    }

    /// The first that there is, or was, is the one.
    private static void requireNotDeleted(List<VideoId> videoIds, Map<VideoId, Standing> standings) {
        videoIds.stream()
                .filter(videoId -> standing(videoId, standings).decides())
                .findFirst()
                .filter(videoId -> !standing(videoId, standings).known())
                .ifPresent(videoId -> {
                    throw UploadRefused.deleted(
                            videoId, standing(videoId, standings).tombstone().orElseThrow());
                });
    }

    private static Standing standing(VideoId videoId, Map<VideoId, Standing> standings) {
        return Objects.requireNonNull(standings.get(videoId));
    }

    Optional<VideoId> known() {
        return videoId.filter(_ -> !hash.isEmpty());
    }
}
