package ytv2.dashboard.frontend;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import ytv2.service.file.StoredFile;

/// Names the state of all files of a front end, so that a browser asks for a changed one at once. The contents decide;
/// they are read again only when a name, a size or a time has changed. May be called from any thread that may block.
final class AssetVersion {

    /// Of 12 hexadecimal digits, as the templates have it in their addresses.
    private static final int BYTES = 6;

    private final AtomicReference<Known> last = new AtomicReference<>(new Known(List.of(), digest(List.of())));

    /// @param files all that the front end consists of, in a fixed order
    String of(List<StoredFile> files) {
        List<Stamp> stamps = files.stream().map(Stamp::of).toList();
        Known known = last.get();
        if (known.stamps().equals(stamps)) {
            return known.version();
        }
        String version = digest(stamps);
        last.set(new Known(stamps, version));
        return version;
    }

    private static String digest(List<Stamp> stamps) {
        MessageDigest digest = sha256();
        for (Stamp stamp : stamps) {
            digest.update((stamp.path() + "\0" + stamp.size() + "\0").getBytes(StandardCharsets.UTF_8));
            addContents(digest, stamp.path());
        }
        return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
    }

    private static void addContents(MessageDigest digest, Path file) {
        try (OutputStream sink = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
            long _ = Files.copy(file, sink);
        } catch (FileSystemException _) {
            // went away since it was listed; the next request lists anew
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }

    private record Stamp(Path path, long size, Instant modified) {

        static Stamp of(StoredFile file) {
            return new Stamp(file.path(), file.size(), file.modified());
        }
    }

    private record Known(List<Stamp> stamps, String version) {}
}
