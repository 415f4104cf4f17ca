package ytv2.launcher;

import java.nio.file.Path;

/// The directory that names one stack: everything a stack keeps on disk lies below it, and every process of
/// the stack carries it on its command line.
///
/// @param root absolute, normalised; created by `up`
public record StackDirectory(Path root) {

    public StackDirectory {
        root = root.toAbsolutePath().normalize();
    }

    /// The embedded server's data directory (`PGDATA`).
    public Path postgres() {
        return root.resolve("postgres");
    }

    /// Copies of the programs that run, so that a rebuild cannot pull a jar from under them.
    public Path app() {
        return root.resolve("app");
    }

    /// Output of what runs in the background, one file a process.
    public Path logs() {
        return root.resolve("logs");
    }

    /// One `NAME.pid` for each process that runs.
    public Path run() {
        return root.resolve("run");
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
