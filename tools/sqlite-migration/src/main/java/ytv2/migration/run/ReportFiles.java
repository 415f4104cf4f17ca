package ytv2.migration.run;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import ytv2.migration.cast.Note;
import ytv2.migration.merge.Conflict;
import ytv2.migration.source.Cell;
import ytv2.migration.source.RowJson;
import ytv2.migration.source.SourceRow;
import ytv2.migration.target.Outcome;

/// The long lists of a run, each in a file of its own that is made when there is something for it.
final class ReportFiles implements AutoCloseable {

    /// Of an id, which may be anything in a legacy file.
    private static final int LONGEST_KEY = 140;

    private final Path directory;
    private final String name;
    private final Map<String, BufferedWriter> writers = new LinkedHashMap<>();

    /// @param name what the files' names begin with
    ReportFiles(Path directory, String name) {
        this.directory = directory;
        this.name = name;
    }

    /// What became of each video: a line each.
    void outcome(String videoId, Outcome outcome) throws IOException {
        write("outcomes.txt", outcome.slug() + " " + Cell.oneLine(videoId, LONGEST_KEY) + "\n");
    }

    /// Which side won a field, for people.
    void conflict(Conflict conflict) throws IOException {
        write("conflicts.txt", """
                %s  %s: %s%s (%s)
                  nas:       %s
                  dashboard: %s
                """.formatted(
                        conflict.videoId(),
                        conflict.field(),
                        conflict.winner().slug(),
                        conflict.undecided() ? ", PLEASE CHECK" : "",
                        conflict.rule(),
                        shown(conflict.nas()),
                        shown(conflict.dashboard())));
    }

    /// A value that is not stored as it was.
    void note(String key, Note note) throws IOException {
        write(
                "notes.txt",
                "%s  %s  %s %s: %s  [%s]%n"
                        .formatted(
                                note.kind().name().toLowerCase(Locale.ROOT),
                                key.isEmpty() ? "-" : Cell.oneLine(key, LONGEST_KEY),
                                note.row().place(),
                                note.column(),
                                note.reason(),
                                note.original()));
    }

    /// Rows that were not taken, as they are in their file: to be put right here, and taken in with `--replay`.
    void reject(String key, String reason, List<SourceRow> rows) throws IOException {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("video_id", key);
        line.put("reason", reason);
        ArrayNode array = line.putArray("rows");
        rows.forEach(row -> array.add(RowJson.toJson(row)));
        write("rejects.jsonl", line + "\n");
    }

    /// A curated record, and what became of it.
    void curated(String fate, String videoId) throws IOException {
        write("curated.txt", fate + " " + Cell.oneLine(videoId, LONGEST_KEY) + "\n");
    }

    /// Where a list lies; empty if there was nothing for it.
    Optional<Path> path(String file) {
        return writers.containsKey(file) ? Optional.of(resolve(file)) : Optional.empty();
    }

    private void write(String file, String text) throws IOException {
        BufferedWriter writer = writers.get(file);
        if (writer == null) {
            Files.createDirectories(directory);
            writer = Files.newBufferedWriter(resolve(file), StandardOpenOption.CREATE_NEW);
            writers.put(file, writer);
        }
        writer.write(text);
    }

    private Path resolve(String file) {
        return directory.resolve(name + "-" + file);
    }

    private static String shown(String value) {
        return value.isEmpty() ? "(nothing)" : Cell.oneLine(value, 300);
    }

    @Override
    public void close() throws IOException {
        for (BufferedWriter writer : writers.values()) {
            writer.close();
        }
    }
}
