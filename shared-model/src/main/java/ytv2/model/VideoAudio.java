package ytv2.model;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Under which names the audio of a video is exported: those of uploads, and those that the processing side has given
/// its files.
public final class VideoAudio {

    /// The directories below the exports that have audio in them, as prefixes of paths.
    public static final List<String> PLACES = List.of("", "audio/");

    /// What the processing side puts behind an id: when the audio was made, or how it was made and a digest of its
    /// text. Nothing else, since an id may end in anything that looks like a part of a name.
    private static final String SUFFIX =
            "_([0-9]{8}_[0-9]{6}|[0-9]{10,13}|(read_aloud|audio_current|audio_briefing)_[0-9a-f]{8})";

    private static final String EXTENSION = "\\.(mp3|m4a|ogg|opus|wav|flac)";

    private static final Pattern NAME = Pattern.compile("(?<stem>.+)" + EXTENSION);
    private static final Pattern MADE = Pattern.compile("(?<id>.+)" + SUFFIX);

    private VideoAudio() {}

    /// The ids of all videos whose audio a file of this name could be, the longest first: which of them it is, is
    /// told by which of them there are.
    public static List<VideoId> videos(String fileName) {
        Matcher name = NAME.matcher(fileName);
        if (!name.matches()) {
            return List.of();
        }
        String stem = name.group("stem");
        Matcher made = MADE.matcher(stem);
        Stream<String> ids = made.matches()
                ? Stream.of(stem, without("yt:", stem), made.group("id"), without("audio_", made.group("id")))
                : Stream.of(stem, without("yt:", stem));
        return ids.distinct().flatMap(VideoAudio::id).toList();
    }

    /// The videos whose a file would rather be than this one's, if they are there.
    ///
    /// @param path with or without directories, a name of this video's
    public static List<VideoId> rivals(String path, VideoId videoId) {
        return videos(path.substring(path.lastIndexOf('/') + 1)).stream()
                .takeWhile(other -> !other.equals(videoId))
                .toList();
    }

    private static String without(String prefix, String text) {
        return text.startsWith(prefix) ? text.substring(prefix.length()) : text;
    }

    private static Stream<VideoId> id(String text) {
        try {
            return Stream.of(new VideoId(text));
        } catch (IllegalArgumentException _) {
            // no video can have it
            return Stream.empty();
        }
    }

    /// Whether a file's name is one of exactly this video's.
    public static Predicate<String> of(VideoId videoId) {
        return Pattern.compile("((yt:)?%1$s|(audio_)?%1$s%2$s)%3$s"
                        .formatted(Pattern.quote(videoId.value()), SUFFIX, EXTENSION))
                .asMatchPredicate();
    }
}
