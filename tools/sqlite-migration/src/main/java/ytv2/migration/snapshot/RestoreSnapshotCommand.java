package ytv2.migration.snapshot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import ytv2.migration.AuditLog;
import ytv2.migration.ExitCode;
import ytv2.migration.JsonFile;
import ytv2.migration.source.Snapshot;
import ytv2.migration.source.SourceFailure;

/// Puts a snapshot back to where an application looks for its file.
@Command(
        name = "restore-snapshot",
        mixinStandardHelpOptions = true,
        description = {
            "Makes a SQLite file out of a snapshot: the way back.",
            "Never replaces a file: move the old one away first, after its programs have ended. The copy is checked"
                    + " against the snapshot."
        })
public final class RestoreSnapshotCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "SNAPSHOT", description = "What ./ytv2 migrate snapshot has made.")
    private Path snapshot = Path.of("");

    @Parameters(index = "1", paramLabel = "FILE", description = "Must not exist.")
    private Path file = Path.of("");

    @Option(names = "--sha256", paramLabel = "DIGITS", description = "The snapshot must have this sha-256.")
    private @Nullable String expected;

    @Option(names = "--json", paramLabel = "FILE", description = "Also writes the result there, as JSON.")
    private @Nullable Path json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        for (Path occupied : List.of(file, beside("-wal"), beside("-shm"), beside("-journal"))) {
            if (Files.exists(occupied, LinkOption.NOFOLLOW_LINKS)) {
                throw new SourceFailure(occupied + " exists: end the programs that use it, and move it away");
            }
        }
        String sha256 = sha256();
        Path parent = file.toAbsolutePath().normalize().getParent();
        if (parent == null || !Files.isDirectory(parent)) {
            throw new SourceFailure("there is no directory " + parent);
        }
        Snapshot restored;
        try (TemporaryDirectory temporary = TemporaryDirectory.in(parent)) {
            // byte for byte, so that it is known by the same number
            Path copy = Files.copy(snapshot, temporary.path().resolve("restored.db"));
            if (!Snapshot.sha256(copy).equals(sha256)) {
                throw new SourceFailure(snapshot + " was changed while it was copied; nothing is restored");
            }
            Snapshot _ = Snapshot.take(copy, temporary.path().resolve("checked.db"), (_, _) -> {});
            NewFile.publish(copy, file);
            restored = new Snapshot(
                    file,
                    snapshot.toString(),
                    sha256,
                    Files.size(file),
                    Files.getLastModifiedTime(snapshot).toInstant());
        }
        spec.commandLine().getOut().printf("%s: %,d bytes, sha-256 %s%n", file, restored.bytes(), sha256);
        JsonFile.write(json, restored.toJson());
        AuditLog.in(parent).add("restore-snapshot", restored.toJson());
        return ExitCode.DONE;
    }

    private String sha256() throws IOException {
        if (!Files.isRegularFile(snapshot)) {
            throw new SourceFailure("there is no file " + snapshot);
        }
        Path log = snapshot.resolveSibling(snapshot.getFileName() + "-wal");
        if (Files.exists(log) && Files.size(log) > 0) {
            throw new SourceFailure(log + " belongs to it: this is a live file; take a snapshot of it first");
        }
        String found = Snapshot.sha256(snapshot);
        if (expected != null && !found.equalsIgnoreCase(expected)) {
            throw new SourceFailure(snapshot + " has sha-256 " + found + ", not " + expected);
        }
        return found;
    }

    private Path beside(String suffix) {
        return file.resolveSibling(file.getFileName() + suffix);
    }
}
