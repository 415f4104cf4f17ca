package ytv2.migration.media;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What a file of the legacy dashboard is taken for. Whether it is that, the ingest service looks.
enum MediaKind {
    AUDIO("audio/", "audio", "/api/upload-audio", Set.of("mp3", "m4a", "mp4", "opus", "ogg", "oga", "wav", "flac")),
    IMAGE("images/", "image", "/api/upload-image", Set.of("png", "jpg", "jpeg", "webp", "gif", "avif"));

    private final String directory;
    private final String field;
    private final String address;
    private final Set<String> extensions;

    MediaKind(String directory, String field, String address, Set<String> extensions) {
        this.directory = directory;
        this.field = field;
        this.address = address;
        this.extensions = extensions;
    }

    /// Told by the directory, else by the extension; empty for what is neither.
    ///
    /// @param path below the exports
    static Optional<MediaKind> of(String path) {
        String extension = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        if (path.startsWith("by_video/")) {
            return Optional.of(AUDIO);
        }
        for (MediaKind kind : values()) {
            boolean here = path.startsWith(kind.directory) || path.indexOf('/') < 0;
            if (here && kind.extensions.contains(extension)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    /// Below the exports, with a slash behind it.
    String directory() {
        return directory;
    }

    /// The form's field.
    String field() {
        return field;
    }

    /// Where the ingest service takes it.
    String address() {
        return address;
    }
}
