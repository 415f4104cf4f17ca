package ytv2.service.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;

/// A file as it was when it was looked at.
///
/// @param size in bytes
/// @param modified as exactly as the file system knows it
/// @param seen when it was looked at
public record StoredFile(Path path, FileType type, long size, Instant modified, Instant seen) {

    /// The coarsest clock of a file system still in use (FAT): within it, a file may change and keep its time.
    private static final Duration CLOCK = Duration.ofSeconds(2);

    static StoredFile read(Path path) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
        return new StoredFile(
                path,
                FileType.of(path.getFileName().toString()),
                attributes.size(),
                attributes.lastModifiedTime().toInstant(),
                Instant.now());
    }

    /// The same file, to be shown as something else.
    public StoredFile as(FileType other) {
        return new StoredFile(path, other, size, modified, seen);
    }

    /// What the entity tag says between its quotes.
    String tag() {
        long nanos = TimeUnit.SECONDS.toNanos(modified.getEpochSecond()) + modified.getNano();
        return Long.toHexString(size) + "-" + Long.toHexString(nanos);
    }

    /// Whether the tag and the time cannot stand for two different contents, so that parts fetched by them may be put
    /// together. A compressed answer has other bytes under the same tag.
    ///
    /// @see <a href="https://www.rfc-editor.org/rfc/rfc9110#name-weak-versus-strong">RFC 9110, validators</a>
    boolean isStrong() {
        return !type.compressed() && modified.plus(CLOCK).isBefore(seen);
    }

    /// HTTP knows whole seconds.
    Instant lastModified() {
        return modified.truncatedTo(ChronoUnit.SECONDS);
    }
}
