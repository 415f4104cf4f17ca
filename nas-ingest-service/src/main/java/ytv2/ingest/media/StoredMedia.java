package ytv2.ingest.media;

/// What was stored.
///
/// @param name path below the exports
/// @param size in bytes
record StoredMedia(String name, long size) {

    /// Without its directory.
    String fileName() {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    String publicUrl() {
        return publicUrl(name);
    }

    /// @param name path below the exports
    static String publicUrl(String name) {
        return "/exports/" + name;
    }
}
