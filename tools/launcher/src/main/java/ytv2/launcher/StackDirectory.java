package ytv2.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// The directory that names one stack: everything a stack keeps on disk lies below it, and every process of
/// the stack carries it on its command line.
///
/// @param root absolute, normalised; created by `up`
public record StackDirectory(Path root) {

    /// What the processes write may name people.
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

    public StackDirectory {
        root = root.toAbsolutePath().normalize();
    }

    /// Makes the directory and what stands in it, where missing.
    ///
    /// @return the same directory by its real name: processes are recognised by it, so a symbolic link must not
    ///     make a second name for one stack
    /// @throws Failure if it cannot be made
    public StackDirectory create() {
        try {
            Files.createDirectories(root);
            StackDirectory real = new StackDirectory(root.toRealPath());
            // Only at first: where root cannot use its own account for PostgreSQL, another one has to get in later.
            Files.createDirectories(real.app(), PosixFilePermissions.asFileAttribute(OWNER_ONLY));
            makePrivate(real.exports());
            makePrivate(real.logs());
            makePrivate(real.run());
            return real;
        } catch (IOException e) {
            throw new Failure(
                    "cannot create the stack's directory " + root + ": " + Failure.reason(e)
                            + "; give another one with --data",
                    e);
        }
    }

    private static void makePrivate(Path directory) throws IOException {
        Files.createDirectories(directory, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        if (!Files.getPosixFilePermissions(directory).equals(OWNER_ONLY)) {
            Files.setPosixFilePermissions(directory, OWNER_ONLY);
        }
    }

    /// The same directory by its real name, if it exists.
    public StackDirectory real() {
        try {
            return Files.exists(root) ? new StackDirectory(root.toRealPath()) : this;
        } catch (IOException e) {
            throw new Failure("cannot read " + root + ": " + Failure.reason(e), e);
        }
    }

    /// The embedded server's data directory (`PGDATA`).
    public Path postgres() {
        return root.resolve("postgres");
    }

    /// Uploaded audio and images, which the ingest service stores and both services serve.
    public Path exports() {
        return root.resolve("exports");
    }

    /// Copies of the programs that run, so that a rebuild cannot pull a jar from under them.
    public Path app() {
        return root.resolve("app");
    }

    /// Output of what runs in the background, one file a process.
    public Path logs() {
        return root.resolve("logs");
    }

    /// Where the process `name` writes its output.
    public Path log(String name) {
        return logs().resolve(name + ".log");
    }

    /// One `NAME.pid` for each process that runs.
    public Path run() {
        return root.resolve("run");
    }

    /// Holds the pid of the process `name` while it runs; a hint, to be checked against the command line.
    public Path pidFile(String name) {
        return run().resolve(name + ".pid");
    }

    /// Locked by the launcher for as long as it runs.
    public Path lock() {
        return run().resolve("lock");
    }

    /// Holds the launcher's pid from the moment everything is up and the sample is in.
    public Path readyMarker() {
        return run().resolve("ready");
    }

    /// The ingest credential, readable by its owner only; absent before the first `up`, and where `INGEST_TOKEN`
    /// is given instead.
    public Path ingestToken() {
        return root.resolve("ingest-token");
    }

    /// What a stack was started with (ports, database, credentials of its database roles), readable by its owner
    /// only.
    public Path settings() {
        return root.resolve("stack.properties");
    }
}
