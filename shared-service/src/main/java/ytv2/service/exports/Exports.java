package ytv2.service.exports;

import java.util.Comparator;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import ytv2.model.VideoId;
import ytv2.service.file.FileDirectory;
import ytv2.service.file.StoredFile;

/// The directory into which audio and images are exported. Blocks; not for event loop threads.
record Exports(FileDirectory directory) {

    private static final String PREFIX = "yt:";
    private static final String AUDIO = "audio/";

    /// The file of that name; one without a directory is looked for among the audio files too, with and without the
    /// prefix `yt:`.
    Optional<StoredFile> file(String path) {
        return candidates(path).map(directory::find).flatMap(Optional::stream).findFirst();
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

    /// The newest audio file of exactly this video.
    Optional<StoredFile> audio(VideoId videoId) {
        Predicate<String> named = VideoAudio.of(videoId);
        return VideoAudio.PLACES.stream()
                .flatMap(below -> directory.names(below, named).stream().map(below::concat))
                .map(directory::find)
                .flatMap(Optional::stream)
                .max(Comparator.comparing(StoredFile::modified));
    }
}
