package ytv2.ingest.media;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import ytv2.ingest.StagedFile;
import ytv2.service.credential.Sha256;

/// A file that a client has sent, received and staged, with the fields that came with it.
///
/// @param fields of text, by name
record Upload(MediaFormat format, StagedFile file, Optional<FileName> name, Map<String, String> fields) {

    Upload {
        fields = Map.copyOf(fields);
    }

    /// A field that says something.
    Optional<String> field(String called) {
        return Optional.ofNullable(fields.get(called)).map(String::strip).filter(text -> !text.isEmpty());
    }

    /// Whether the client says whose it is, other than by the name of the file.
    boolean namesVideo() {
        return field("video_id").isPresent() || field("content_id").isPresent();
    }

    /// Of all that was sent.
    byte[] digest() {
        SortedMap<String, String> sorted = new TreeMap<>(new HashMap<>(fields));
        String rest = sorted + " " + name.map(FileName::base).orElse("");
        return Sha256.of(file.sha256(), rest.getBytes(StandardCharsets.UTF_8));
    }
}
