package ytv2.model;

import java.util.regex.Pattern;

/// The natural key of a video (or of a Reddit post, or of a web page): 1–128 characters of `A–Z a–z 0–9 . _ : ~ -`,
/// not starting with a dot, so that it is safe in a URL and as a file name.
///
/// A prefix such as `reddit:` belongs to the id; only `yt:` does not, and [#parse] takes it off.
public record VideoId(String value) {

    /// What a client is told when an id is none.
    public static final String RULE = "must be 1 to 128 characters of A-Z a-z 0-9 . _ : ~ - and not start with a dot";

    private static final Pattern ALPHABET = Pattern.compile("[A-Za-z0-9_:~-][A-Za-z0-9._:~-]{0,127}");
    private static final String YOUTUBE_PREFIX = "yt:";

    /// @throws IllegalArgumentException if the value breaks [#RULE]
    public VideoId {
        if (!ALPHABET.matcher(value).matches()) {
            throw new IllegalArgumentException(RULE);
        }
    }

    /// The id as any client may write it, with or without `yt:` before it.
    ///
    /// @throws IllegalArgumentException if what remains breaks [#RULE]
    public static VideoId parse(String text) {
        return new VideoId(text.startsWith(YOUTUBE_PREFIX) ? text.substring(YOUTUBE_PREFIX.length()) : text);
    }

    @Override
    public String toString() {
        return value;
    }
}
