package ytv2.migration.media;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import ytv2.migration.ExitCode;
import ytv2.migration.media.MediaPlan.Piece;
import ytv2.migration.source.Cell;

/// What became of the files, counted, and in lists of which each is made when there is something for it. Any thread may
/// add to it.
final class MediaReport implements AutoCloseable {

    private static final int LONGEST = 300;

    private final Path directory;
    private final String name;
    private final Map<MediaOutcome, Long> counts = new EnumMap<>(MediaOutcome.class);
    private final Map<String, BufferedWriter> writers = new LinkedHashMap<>();
    private long renamed;
    private long missing;

    /// @param name what the names of the lists begin with
    MediaReport(Path directory, String name) {
        this.directory = directory;
        this.name = name;
    }

    synchronized void add(String path, MediaOutcome outcome) {
        long _ = counts.merge(outcome, 1L, Long::sum);
        if (outcome == MediaOutcome.STORED) {
            write("stored.txt", path);
        }
    }

    /// A file that is not stored, which is right so.
    synchronized void leave(String path, MediaOutcome outcome, String reason) {
        add(path, outcome);
        note(path, outcome.slug() + ": " + reason);
    }

    synchronized void note(String path, String what) {
        write("notes.txt", Cell.oneLine(path, LONGEST) + "  " + what);
    }

    /// A file that should have been stored.
    synchronized void reject(Piece piece, String reason) {
        add(piece.file().path(), MediaOutcome.REJECTED);
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("path", piece.file().path());
        piece.heardBy().ifPresent(videoId -> line.put("video_id", videoId));
        line.put("reason", reason);
        write("rejects.jsonl", line.toString());
    }

    /// What videos refer to, and nobody has.
    synchronized void missing(List<MediaTables.Missing> places) {
        missing = places.size();
        places.forEach(place -> write(
                "missing.txt", place.videoId() + "  " + place.what() + "  " + Cell.oneLine(place.url(), LONGEST)));
    }

    synchronized void renamed(long videos) {
        renamed = videos;
    }

    synchronized int exitCode() {
        return counts.getOrDefault(MediaOutcome.REJECTED, 0L) > 0 ? ExitCode.REJECTS : ExitCode.DONE;
    }

    synchronized void print(PrintWriter out, Duration took) {
        boolean changed = counts.getOrDefault(MediaOutcome.STORED, 0L) > 0 || renamed > 0;
        out.printf(Locale.ROOT, "%s in %.1f s%n", changed ? "done" : "nothing has changed", took.toMillis() / 1000.0);
        counts.forEach((outcome, count) -> out.printf(Locale.ROOT, "  %,9d %s%n", count, outcome.slug()));
        out.printf(Locale.ROOT, "%,d videos have got new urls%n", renamed);
        if (missing > 0) {
            out.printf(Locale.ROOT, "%,d places refer to a file that the source does not have either%n", missing);
        }
        files().forEach(out::println);
        out.flush();
    }

    synchronized ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ObjectNode outcomes = json.putObject("outcomes");
        counts.forEach((outcome, count) -> outcomes.put(outcome.slug(), count));
        json.put("renamed", renamed);
        json.put("missing", missing);
        ArrayNode lists = json.putArray("files");
        files().forEach(file -> lists.add(file.toString()));
        return json;
    }

    private List<Path> files() {
        return writers.keySet().stream().map(this::resolve).sorted().toList();
    }

    private void write(String list, String line) {
        try {
            BufferedWriter writer = writers.get(list);
            if (writer == null) {
                writer = Files.newBufferedWriter(resolve(list), StandardOpenOption.CREATE_NEW);
                var _ = writers.put(list, writer);
            }
            writer.write(line + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + resolve(list), e);
        }
    }

    private Path resolve(String list) {
        return directory.resolve(name + "-" + list);
    }

    @Override
    public synchronized void close() throws IOException {
        for (BufferedWriter writer : writers.values()) {
            writer.close();
        }
    }
}
