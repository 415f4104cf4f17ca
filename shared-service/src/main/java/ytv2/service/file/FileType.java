package ytv2.service.file;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// What a file is, told by the end of its name.
public enum FileType {
    MP3("audio/mpeg", Kind.PLAIN, "mp3"),
    M4A("audio/mp4", Kind.PLAIN, "m4a"),
    AAC("audio/aac", Kind.PLAIN, "aac"),
    OGG("audio/ogg", Kind.PLAIN, "ogg", "oga", "opus"),
    WAV("audio/wav", Kind.PLAIN, "wav"),
    FLAC("audio/flac", Kind.PLAIN, "flac"),
    MP4("video/mp4", Kind.PLAIN, "mp4"),
    WEBM("video/webm", Kind.PLAIN, "webm"),
    PNG("image/png", Kind.PLAIN, "png"),
    JPEG("image/jpeg", Kind.PLAIN, "jpg", "jpeg"),
    WEBP("image/webp", Kind.PLAIN, "webp"),
    GIF("image/gif", Kind.PLAIN, "gif"),
    AVIF("image/avif", Kind.PLAIN, "avif"),
    ICON("image/x-icon", Kind.PLAIN, "ico"),
    WOFF("font/woff", Kind.PLAIN, "woff"),
    WOFF2("font/woff2", Kind.PLAIN, "woff2"),
    TEXT("text/plain;charset=utf-8", Kind.PLAIN, "txt", "srt", "md", "log"),
    SUBTITLES("text/vtt;charset=utf-8", Kind.PLAIN, "vtt"),
    JSON("application/json;charset=utf-8", Kind.COMPRESSED, "json", "map", "webmanifest"),
    CSS("text/css;charset=utf-8", Kind.COMPRESSED, "css"),
    JAVASCRIPT("application/javascript;charset=utf-8", Kind.ACTIVE, "js", "mjs"),
    HTML("text/html;charset=utf-8", Kind.ACTIVE, "html", "htm"),
    SVG("image/svg+xml", Kind.ACTIVE, "svg"),
    OTHER("application/octet-stream", Kind.PLAIN);

    private final String mediaType;
    private final Kind kind;
    private final List<String> extensions;

    FileType(String mediaType, Kind kind, String... extensions) {
        this.mediaType = mediaType;
        this.kind = kind;
        this.extensions = List.of(extensions);
    }

    /// [#OTHER] where the name says nothing.
    public static FileType of(String name) {
        String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(type -> type.extensions.contains(extension))
                .findFirst()
                .orElse(OTHER);
    }

    /// As `Content-Type` says it.
    public String mediaType() {
        return mediaType;
    }

    /// Whether the HTTP server compresses it on the way out, so that a position in the file is none in the answer.
    public boolean compressed() {
        return kind != Kind.PLAIN;
    }

    /// Whether a browser that opens it may run what is in it.
    public boolean active() {
        return kind == Kind.ACTIVE;
    }

    private enum Kind {
        PLAIN,
        COMPRESSED,
        ACTIVE
    }
}
