package ytv2.ingest.media;

/// What people get to hear or to see.
enum MediaKind {
    AUDIO("audio"),
    IMAGE("images");

    private final String directory;

    MediaKind(String directory) {
        this.directory = directory;
    }

    /// Below the exports, with a slash behind it.
    String directory() {
        return directory + "/";
    }

    /// The form's field, and the database's word.
    String field() {
        return this == AUDIO ? "audio" : "image";
    }
}
