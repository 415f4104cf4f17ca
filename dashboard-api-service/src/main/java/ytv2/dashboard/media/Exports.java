package ytv2.dashboard.media;

import java.util.Comparator;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import ytv2.dashboard.file.FileDirectory;
import ytv2.dashboard.file.StoredFile;
import ytv2.model.VideoId;

/// The directory into which audio and images are exported. Blocks; not for event loop threads.
record Exports(FileDirectory directory) {

    private static final String PREFIX = "yt:";
    private static final String AUDIO = "audio/";

    /// What the processing side puts behind an id: when the audio was made, or how it was made and a digest of its
    /// text. Nothing else, since an id may end in anything that looks like a part of a name.
    private static final String SUFFIX =
            "_([0-9]{8}_[0-9]{6}|[0-9]{10,13}|(read_aloud|audio_current|audio_briefing)_[0-9a-f]{8})";

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
        Predicate<String> named = Pattern.compile(
                        "(yt:)?%1$s\\.mp3|(audio_)?%1$s%2$s\\.mp3".formatted(Pattern.quote(videoId.value()), SUFFIX))
                .asMatchPredicate();
        return Stream.of("", AUDIO)
                .flatMap(below -> directory.names(below, named).stream().map(below::concat))
                .map(directory::find)
                .flatMap(Optional::stream)
                .max(Comparator.comparing(StoredFile::modified));
    }
}
