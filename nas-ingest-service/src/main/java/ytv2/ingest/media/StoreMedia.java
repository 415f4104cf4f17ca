package ytv2.ingest.media;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ytv2.ingest.StagedFile;
import ytv2.model.VideoAudio;
import ytv2.model.VideoId;

/// The command to store a file.
///
/// @param video whose it is; empty if the client names none
/// @param mode under which names
/// @param second a second name of the same staged file, for what is stored under two names
record StoreMedia(Upload upload, Optional<NamedVideo> video, Mode mode, Optional<String> second) {

    enum Mode {
        /// Under the id of a video that must be known.
        BY_ID,

        /// Under the client's name, and under the id of its video where it is known.
        BY_NAME_AND_ID,

        /// Under the client's name.
        BY_NAME
    }

    StagedFile file() {
        return upload.file();
    }

    /// The names of the staged file.
    List<String> staged() {
        return Stream.concat(Stream.of(file().name()), second.stream()).toList();
    }

    MediaFormat format() {
        return upload.format();
    }

    /// The name that derives from an id, which no other id can have.
    Optional<String> idName(VideoId videoId) {
        return mode == Mode.BY_NAME
                ? Optional.empty()
                : Optional.of(directory() + videoId + "." + format().extension());
    }

    /// The names that derive from the client's, the first choice first. The last one tells any two files apart.
    List<String> clientNames() {
        return mode == Mode.BY_ID
                ? List.of()
                : Stream.of("", "-" + file().digest().substring(0, 8), "-" + file().digest())
                        .flatMap(behind -> upload.name().stream().map(name -> name.clean(format(), behind)))
                        .map(directory()::concat)
                        .toList();
    }

    /// The videos whose audio it would be by the client's name for it, the longest id first; none where the client says
    /// whose it is.
    List<VideoId> meant() {
        return mode == Mode.BY_NAME_AND_ID && !upload.namesVideo()
                ? clientNames().stream().limit(1).flatMap(StoreMedia::videos).toList()
                : List.of();
    }

    /// Those of the client's names that could be another video's, with the ids of all videos that each could mean, the
    /// longest first. The last name is nobody's.
    Map<String, List<VideoId>> readings() {
        List<String> names = mode == Mode.BY_NAME_AND_ID && upload.namesVideo() ? clientNames() : List.of();
        return names.stream()
                .limit(Math.max(0, names.size() - 1))
                .collect(Collectors.toMap(
                        Function.identity(), name -> videos(name).toList()));
    }

    private static Stream<VideoId> videos(String name) {
        return VideoAudio.videos(name.substring(name.lastIndexOf('/') + 1)).stream();
    }

    /// All names under which it may be stored.
    ///
    /// @param videoId the id to lock for what the client names
    List<String> names(Optional<VideoId> videoId) {
        return Stream.concat(videoId.flatMap(this::idName).stream(), clientNames().stream())
                .distinct()
                .toList();
    }

    private String directory() {
        return format().kind().directory();
    }
}
