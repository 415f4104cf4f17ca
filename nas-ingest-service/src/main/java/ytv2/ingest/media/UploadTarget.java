package ytv2.ingest.media;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import ytv2.ingest.media.StoreMedia.Mode;
import ytv2.model.VideoId;

/// The video that a file is for, as it stands under its lock.
///
/// @param videoId the id to lock for what the client names; empty if it names none
/// @param hash of the video, in hexadecimal digits; empty if it is not stored
/// @param foreign names under which the file would be taken for another video's
record UploadTarget(Optional<VideoId> videoId, String hash, Set<String> foreign) {

    UploadTarget {
        foreign = Set.copyOf(foreign);
    }

    /// The ids on whose videos depends what becomes of a file.
    static Set<VideoId> concerned(StoreMedia command, Optional<VideoId> videoId) {
        Set<VideoId> concerned = new HashSet<>(command.meant());
        videoId.ifPresent(concerned::add);
        command.readings().values().forEach(concerned::addAll);
        return concerned;
    }

    /// @param standings of all that are concerned
    /// @throws UploadRefused if the file is one of a deleted video, or of an unknown one where it must be known
    static UploadTarget of(StoreMedia command, Optional<VideoId> videoId, Map<VideoId, Standing> standings) {
        videoId.ifPresent(id -> requireStored(id, standings, command.mode()));
        requireNotDeleted(command.meant(), standings);
        return new UploadTarget(
                videoId,
                videoId.map(standings::get).map(Standing::hash).orElse(""),
                foreign(command.readings(), videoId, standings));
    }

    private static Set<String> foreign(
            Map<String, List<VideoId>> readings, Optional<VideoId> videoId, Map<VideoId, Standing> standings) {
        return readings.entrySet().stream()
                .filter(reading -> meant(reading.getValue(), standings)
                        .filter(meant -> !videoId.equals(Optional.of(meant)))
                        .isPresent())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /// The first that there is, or was, is the one.
    private static Optional<VideoId> meant(List<VideoId> videoIds, Map<VideoId, Standing> standings) {
        return videoIds.stream()
                .filter(videoId -> standing(videoId, standings).decides())
                .findFirst();
    }

    private static void requireStored(VideoId videoId, Map<VideoId, Standing> standings, Mode mode) {
        requireNotDeleted(List.of(videoId), standings);
        if (mode == Mode.BY_ID && !standing(videoId, standings).known()) {
            throw UploadRefused.unknown(videoId);
        }
    }

    private static void requireNotDeleted(List<VideoId> videoIds, Map<VideoId, Standing> standings) {
        meant(videoIds, standings)
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
