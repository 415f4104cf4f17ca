package ytv2.migration.source;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Locale;
import org.sqlite.core.DB.ProgressObserver;

/// A copy of a database file as of one moment, that nobody writes.
///
/// @param file where it is
/// @param source where it comes from: a path or an address
/// @param sha256 of the copy, in hexadecimal digits; it names this state of the data in every report
/// @param bytes its size
/// @param takenAt when the copy was begun
public record Snapshot(Path file, String source, String sha256, long bytes, Instant takenAt) {

    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /// Takes a snapshot of a file.
    ///
    /// @param target must not exist
    /// @throws SourceFailure if the source cannot be copied or is damaged
    public static Snapshot take(Path source, Path target, ProgressObserver progress) throws IOException {
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileAlreadyExistsException(target.toString());
        }
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        SqliteBackup.copy(source, target, progress);
        return new Snapshot(target, source.toString(), sha256(target), Files.size(target), now);
    }

    /// The name of a snapshot that is kept: `nas-20260102T030405Z.db`.
    public static String name(String stem, Instant takenAt) {
        return stem + "-" + NAME.format(takenAt) + ".db";
    }

    /// For reports.
    public ObjectNode toJson() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("file", file.toString())
                .put("source", source)
                .put("sha256", sha256)
                .put("bytes", bytes)
                .put("taken_at", takenAt.toString());
    }

    /// The SHA-256 of a file, in hexadecimal digits.
    public static String sha256(Path file) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
                long _ = in.transferTo(OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JDK has it
        }
    }
}
