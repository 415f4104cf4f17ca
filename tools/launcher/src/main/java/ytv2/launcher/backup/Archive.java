package ytv2.launcher.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import ytv2.launcher.Failure;

/// A file with a backup in it.
sealed interface Archive permits CopyArchive, PgDumpArchive {

    /// The first bytes of `pg_dump`'s custom format.
    byte[] PG_DUMP_MAGIC = {'P', 'G', 'D', 'M', 'P'};

    /// The first bytes of a zip file.
    byte[] ZIP_MAGIC = {'P', 'K', 3, 4};

    /// Reads the whole file and says what is in it.
    ///
    /// @throws Failure if the file is damaged
    Contents verify(TimedProgress progress) throws IOException;

    /// The rows of a table in COPY's text format. To be closed by the caller.
    InputStream rows(Contents.Table table) throws IOException;

    /// The archive in a file, whichever it is.
    ///
    /// @throws Failure if it is neither, or its program is not installed
    static Archive open(Path file) throws IOException {
        if (Files.notExists(file)) {
            throw new Failure("there is no file " + file);
        }
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new Failure("cannot read " + file);
        }
        byte[] start;
        try (InputStream stream = Files.newInputStream(file)) {
            start = stream.readNBytes(PG_DUMP_MAGIC.length);
        }
        if (Arrays.equals(start, PG_DUMP_MAGIC)) {
            return new PgDumpArchive(
                    file,
                    PostgresTool.newest("pg_restore")
                            .orElseThrow(() -> new Failure(file
                                    + " was made by pg_dump; install PostgreSQL's client programs to restore it")));
        }
        if (Arrays.equals(Arrays.copyOf(start, ZIP_MAGIC.length), ZIP_MAGIC)) {
            return new CopyArchive(file);
        }
        throw new Failure(file + " is no backup: neither ./ytv2 backup nor pg_dump -Fc made it");
    }
}
