package ytv2.service.exports;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import ytv2.model.VideoId;

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

    private VideoAudio() {}

    /// Whether a file's name is one of exactly this video's.
    public static Predicate<String> of(VideoId videoId) {
        return Pattern.compile("((yt:)?%1$s|(audio_)?%1$s%2$s)%3$s"
                        .formatted(Pattern.quote(videoId.value()), SUFFIX, EXTENSION))
                .asMatchPredicate();
    }
}
