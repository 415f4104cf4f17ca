package ytv2.launcher.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import ytv2.launcher.Failure;
import ytv2.launcher.StackDirectory;

/// An unpacked PostgreSQL.
///
/// @param root holds `bin`, `lib` and `share`
record PostgresBinaries(Path root) {

    Path program(String name) {
        return root.resolve("bin").resolve(name);
    }

    /// The PostgreSQL of this build for this platform, unpacked below the stack's directory unless it is there already.
    ///
    /// @throws Failure if this build has none for this platform, or there is no room for it (60 MB)
    static PostgresBinaries unpack(StackDirectory directory) {
        Path root = directory.app().resolve("postgresql-" + version());
        if (!Files.isDirectory(root)) {
            try {
                Path unfinished = Files.createTempDirectory(directory.app(), ".postgresql-");
                unpackTo(unfinished);
                Files.setPosixFilePermissions(unfinished, PosixFilePermissions.fromString("rwxr-xr-x"));
                Files.move(unfinished, root, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                throw new Failure("cannot unpack PostgreSQL to " + root + " (60 MB): " + e.getMessage(), e);
            }
        }
        return new PostgresBinaries(root);
    }

    /// Such as `17.11.0`.
    static String version() {
        Properties properties = new Properties();
        try (InputStream resource = PostgresBinaries.class.getResourceAsStream("binaries.properties")) {
            if (resource != null) {
                properties.load(resource);
            }
        } catch (IOException e) {
            throw new Failure("cannot read the version of PostgreSQL", e);
        }
        return properties.getProperty("version");
    }

    private static void unpackTo(Path target) throws IOException {
        String archive = archive(System.getProperty("os.name"), System.getProperty("os.arch"));
        try (InputStream resource = PostgresBinaries.class.getResourceAsStream("/" + archive)) {
            if (resource == null) {
                throw new Failure("this build has no PostgreSQL for this machine (" + archive
                        + "); install one and give its DATABASE_URL");
            }
            TarArchiveInputStream tar =
                    new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(resource)));
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpackEntry(tar, entry, target);
            }
        }
    }

    private static void unpackEntry(TarArchiveInputStream tar, TarArchiveEntry entry, Path target) throws IOException {
        Path path = target.resolve(entry.getName()).normalize();
        if (!path.startsWith(target)) {
            throw new IOException("the archive has an entry outside of itself: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else if (entry.isLink()) {
            Files.createLink(path, target.resolve(entry.getLinkName()));
        } else {
            Files.copy(tar, path);
            boolean program = (entry.getMode() & 0100) != 0;
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }

    /// The archive's name as zonky's binaries have it: `postgres-linux-x86_64.txz`.
    static String archive(String system, String architecture) {
        String os = system.toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : system.toLowerCase(Locale.ROOT);
        String cpu = List.of("aarch64", "arm64").contains(architecture) ? "arm_64" : "x86_64";
        return "postgres-" + os + "-" + cpu + ".txz";
    }
}
