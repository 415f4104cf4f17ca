package ytv2.ingest.media;

import java.util.Optional;
import ytv2.service.exports.UploadName;

/// What a client calls the file that it sends, without the directories before it.
record FileName(String base) {

    /// @param written any kind of path
    /// @return empty if it has no name at its end
    static Optional<FileName> of(String written) {
        String base = written.substring(Math.max(written.lastIndexOf('/'), written.lastIndexOf('\\')) + 1);
        return base.isBlank() ? Optional.empty() : Optional.of(new FileName(base));
    }

    /// As the client wrote it, without its extension.
    String stem() {
        int dot = base.lastIndexOf('.');
        return dot > 0 ? base.substring(0, dot) : base;
    }

    private String extension() {
        int dot = base.lastIndexOf('.');
        return dot > 0 ? base.substring(dot + 1) : "";
    }

    /// The name under which it may be stored: of the alphabet of ids, not hidden, and with an extension that is true.
    ///
    /// @param behind put behind the stem
    String clean(MediaFormat format, String behind) {
        return UploadName.stem(stem()) + behind + "." + format.extension(extension());
    }
}
