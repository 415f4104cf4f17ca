package ytv2.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where a piece of content comes from. Decided once, when it is written.
public enum ContentSource {
    YOUTUBE("YouTube"),
    REDDIT("Reddit"),
    WIKIPEDIA("Wikipedia"),
    LDS("Gospel Library"),
    WEB("Web"),
    OTHER("Other");

    /// What YouTube's ids look like; other ids of eleven such characters are taken for YouTube's too.
    private static final Pattern YOUTUBE_ID = Pattern.compile("[A-Za-z0-9_-]{11}");

    private final String label;

    ContentSource(String label) {
        this.label = label;
    }

    /// The value in the database, in filters and in JSON.
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// What a person reads.
    public String label() {
        return label;
    }

    /// The source with this slug, in any case; empty for an unknown one.
    public static Optional<ContentSource> ofSlug(String slug) {
        return Arrays.stream(values())
                .filter(source -> source.slug().equalsIgnoreCase(slug.strip()))
                .findFirst();
    }

    /// Infers the source of content that does not name it.
    ///
    /// @param canonicalUrl the content's own address, `null` or blank if unknown
    public static ContentSource infer(VideoId videoId, @Nullable String canonicalUrl) {
        String url = canonicalUrl == null ? "" : canonicalUrl.strip().toLowerCase(Locale.ROOT);
        if (url.contains("wikipedia.org")) {
            return WIKIPEDIA;
        }
        if (url.contains("churchofjesuschrist.org") || url.contains("lds.org")) {
            return LDS;
        }
        if (url.contains("reddit.com") || videoId.value().startsWith("reddit:")) {
            return REDDIT;
        }
        if (url.contains("youtube.com")
                || url.contains("youtu.be")
                || YOUTUBE_ID.matcher(videoId.value()).matches()) {
            return YOUTUBE;
        }
        return url.isEmpty() ? OTHER : WEB;
    }
}
