package ytv2.service.exports;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ytv2.model.VideoAudio;
import ytv2.model.VideoId;
import ytv2.service.file.FileDirectory;
import ytv2.service.file.StoredFile;

/// The directory into which audio and images are exported. Blocks; not for event loop threads.
record Exports(FileDirectory directory) {

    private static final String PREFIX = "yt:";
    private static final String AUDIO = "audio/";
    private static final String IMAGES = "images/";

    /// The file of that name; one without a directory is looked for among the audio files too, with and without the
    /// prefix `yt:`. What was uploaded under a name that had to be cleaned is found by both names.
    Optional<StoredFile> file(String path) {
        return Stream.concat(candidates(path), cleaned(path))
                .map(directory::find)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Stream<String> candidates(String path) {
        String name = path.startsWith(AUDIO) ? path.substring(AUDIO.length()) : path;
        if (name.contains("/")) {
            return Stream.of(path);
        }
        String bare = name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name;
        return name.equals(path)
                ? Stream.of(path, bare, AUDIO + bare, AUDIO + PREFIX + bare)
                : Stream.of(path, AUDIO + bare, AUDIO + PREFIX + bare);
    }

    private static Stream<String> cleaned(String path) {
        String directory = path.startsWith(IMAGES) ? IMAGES : AUDIO;
        String name = path.startsWith(directory) ? path.substring(directory.length()) : path;
        return name.contains("/")
                ? Stream.empty()
                : UploadName.of(name).stream().map(directory::concat);
    }

    /// The newest audio file of exactly this video.
    ///
    /// @param known tells which of some ids are videos; asked where a name may be that of another one, whose id
    ///     goes on where this one ends
    Optional<StoredFile> audio(VideoId videoId, Function<Set<VideoId>, Set<VideoId>> known) {
        Predicate<String> named = VideoAudio.of(videoId);
        List<String> paths = VideoAudio.PLACES.stream()
                .flatMap(below -> directory.names(below, named).stream().map(below::concat))
                .toList();
        Set<VideoId> others = paths.stream()
                .flatMap(path -> VideoAudio.rivals(path, videoId).stream())
                .collect(Collectors.toSet());
        Set<VideoId> videos = others.isEmpty() ? Set.of() : known.apply(others);
        return paths.stream()
                .filter(path -> VideoAudio.rivals(path, videoId).stream().noneMatch(videos::contains))
                .map(directory::find)
                .flatMap(Optional::stream)
                .max(Comparator.comparing(StoredFile::modified));
    }
}
