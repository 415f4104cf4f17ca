package ytv2.migration.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import ytv2.migration.source.Snapshot;

/// What lies under a name.
///
/// @param sha256 in hexadecimal digits
record OpenedFile(long bytes, String sha256) {

    static OpenedFile of(Path file) throws IOException {
        return new OpenedFile(Files.size(file), Snapshot.sha256(file));
    }
}
