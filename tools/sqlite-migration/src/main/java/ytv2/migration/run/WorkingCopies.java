package ytv2.migration.run;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import ytv2.migration.snapshot.TemporaryDirectory;
import ytv2.migration.source.Side;
import ytv2.migration.source.Snapshot;
import ytv2.migration.source.SqliteFile;

/// Fresh snapshots of the source files, for one pass: the files themselves are only copied, and may be written on
/// meanwhile.
public final class WorkingCopies implements AutoCloseable {

    private final TemporaryDirectory directory;
    private final List<Copy> copies;

    private WorkingCopies(TemporaryDirectory directory, List<Copy> copies) {
        this.directory = directory;
        this.copies = copies;
    }

    /// @param state what the source file was before it was copied
    private record Copy(Side side, Path source, FileState state, Snapshot snapshot) {}

    /// What can be seen of a file from outside.
    private record FileState(long bytes, long modified, String sha256) {

        static FileState of(Path file) throws IOException {
            return new FileState(
                    Files.size(file), Files.getLastModifiedTime(file).toMillis(), Snapshot.sha256(file));
        }
    }

    public static WorkingCopies take(Map<Side, Path> files) throws IOException {
        TemporaryDirectory directory = TemporaryDirectory.create();
        try {
            List<Copy> copies = new ArrayList<>();
            for (Map.Entry<Side, Path> file : files.entrySet()) {
                Side side = file.getKey();
                FileState state =
                        Files.isRegularFile(file.getValue()) ? FileState.of(file.getValue()) : new FileState(0, 0, "");
                Path target = directory.path().resolve(side.slug() + ".db");
                Snapshot snapshot = Snapshot.take(file.getValue(), target, (_, _) -> {});
                copies.add(new Copy(side, file.getValue(), state, snapshot));
            }
            return new WorkingCopies(directory, copies);
        } catch (IOException | RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    /// Opens each copy. To be closed before this.
    public List<SqliteFile> open() {
        return copies.stream()
                .map(copy -> SqliteFile.open(copy.side(), copy.snapshot().file(), copy.source()))
                .toList();
    }

    /// The numbers by which the states of all files are known.
    List<String> hashes() {
        return copies.stream().map(copy -> copy.snapshot().sha256()).toList();
    }

    /// The number by which this state of a side's data is known.
    public String sha256(Side side) {
        return copies.stream()
                .filter(copy -> copy.side() == side)
                .map(copy -> copy.snapshot().sha256())
                .findFirst()
                .orElseThrow();
    }

    /// For reports: which file, which state of it, and whether it is as it was before it was read.
    public ObjectNode toJson() throws IOException {
        ObjectNode sources = JsonNodeFactory.instance.objectNode();
        for (Copy copy : copies) {
            ObjectNode source = sources.putObject(copy.side().slug());
            source.put("file", copy.source().toString());
            source.put("snapshot_sha256", copy.snapshot().sha256());
            source.put("taken_at", copy.snapshot().takenAt().toString());
            source.put("file_sha256", copy.state().sha256());
            source.put("file_unchanged", FileState.of(copy.source()).equals(copy.state()));
        }
        return sources;
    }

    @Override
    public void close() {
        directory.close();
    }
}
