package ytv2.launcher.backup;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import ytv2.launcher.Failure;

/// The built-in format: a zip file with an entry for each table, in COPY's text format, and a [Manifest].
record CopyArchive(Path file) implements Archive {

    private static final int BUFFER = 1 << 16;

    @Override
    public Contents verify(TimedProgress progress) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            Manifest manifest = manifest(zip);
            long done = 0;
            for (Manifest.Table table : manifest.tables()) {
                done = verify(zip, table, progress, done);
            }
            return manifest.contents();
        } catch (ZipException | EOFException e) {
            throw damaged(e.getMessage(), e);
        }
    }

    @Override
    public InputStream rows(Contents.Table table) throws IOException {
        ZipFile zip = new ZipFile(file.toFile());
        return new FilterInputStream(entry(zip, Manifest.Table.entry(table.name()))) {
            @Override
            public void close() throws IOException {
                zip.close();
            }
        };
    }

    private long verify(ZipFile zip, Manifest.Table table, TimedProgress progress, long before) throws IOException {
        long done = before;
        long rows = 0;
        try (DigestInputStream bytes =
                new DigestInputStream(entry(zip, Manifest.Table.entry(table.name())), Sha256.digest())) {
            byte[] buffer = new byte[BUFFER];
            for (int length = bytes.read(buffer); length >= 0; length = bytes.read(buffer)) {
                for (int i = 0; i < length; i++) {
                    rows += buffer[i] == '\n' ? 1 : 0;
                }
                done += length;
                progress.at("checking " + table.name(), done);
            }
            if (!Sha256.hex(bytes.getMessageDigest()).equals(table.sha256())) {
                throw damaged("the rows of " + table.name() + " are not those that were backed up");
            }
        }
        if (rows != table.rows()) {
            throw damaged(table.name() + " has " + rows + " rows instead of " + table.rows());
        }
        return done;
    }

    private Manifest manifest(ZipFile zip) throws IOException {
        Manifest manifest;
        byte[] json;
        try (InputStream bytes = entry(zip, Manifest.ENTRY)) {
            json = bytes.readAllBytes();
        }
        // The manifest vouches for the tables; only the zip file's own checksum vouches for the manifest.
        CRC32 checksum = new CRC32();
        checksum.update(json);
        if (checksum.getValue() != zip.getEntry(Manifest.ENTRY).getCrc()) {
            throw damaged("its manifest is not the one that was written");
        }
        try {
            manifest = Manifest.parse(json);
        } catch (IOException | NullPointerException e) {
            throw damaged("its manifest cannot be read", e);
        }
        if (!manifest.format().equals(Manifest.FORMAT)) {
            throw new Failure(file + " has the format " + manifest.format() + "; this build reads " + Manifest.FORMAT);
        }
        return manifest;
    }

    private InputStream entry(ZipFile zip, String name) throws IOException {
        @Nullable ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw damaged("it lacks " + name);
        }
        return zip.getInputStream(entry);
    }

    private Failure damaged(String reason) {
        return new Failure(file + " is damaged: " + reason);
    }

    private Failure damaged(@Nullable String reason, Exception cause) {
        return new Failure(file + " is damaged: " + reason, cause);
    }
}
