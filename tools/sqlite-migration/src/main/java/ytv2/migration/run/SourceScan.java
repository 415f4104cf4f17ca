package ytv2.migration.run;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import ytv2.migration.ProgressLine;
import ytv2.migration.cast.Note.Kind;
import ytv2.migration.merge.MergeRules;
import ytv2.migration.merge.MergedVideo;
import ytv2.migration.merge.VideoMerge;
import ytv2.migration.source.Side;
import ytv2.migration.source.SourceVideo;
import ytv2.migration.source.SqliteFile;
import ytv2.migration.source.VideoReader;

/// What a run would note of the files, found out without a target.
///
/// @param naive how many times have no offset, for each side whose zone nobody has named
/// @param rejected how many rows, or parts of rows, would not be taken
/// @param lists the files with the long lists
public record SourceScan(
        ObjectNode sources,
        long videos,
        Map<String, Long> notes,
        Map<Side, Long> naive,
        long rejected,
        List<Path> lists) {

    /// @param reports where the lists go
    public static SourceScan of(SourceOptions options, Path reports) throws IOException {
        Tally tally = new Tally();
        Map<Side, Long> naive = new EnumMap<>(Side.class);
        long count = 0;
        VideoMerge merge = new VideoMerge(new MergeRules(options.zones(), Optional.empty()));
        ReportFiles files = new ReportFiles(reports, "preflight-" + MigrationRun.NAME.format(Instant.now()));
        try (files;
                WorkingCopies copies = WorkingCopies.take(options.files());
                ProgressLine progress = new ProgressLine(System.err, "videos", 0)) {
            List<SqliteFile> opened = copies.open();
            try (VideoReader videos = new VideoReader(opened)) {
                while (videos.hasNext()) {
                    SourceVideo video = videos.next();
                    MergedVideo merged = merge.merge(video);
                    RunPass.note(video, merged, tally, files);
                    merged.notes().stream()
                            .filter(note -> note.kind() == Kind.COERCED
                                    && note.reason().startsWith("has no offset: read as UTC"))
                            .map(note -> note.row().side())
                            .forEach(side -> naive.merge(side, 1L, Long::sum));
                    count++;
                    progress.set(count);
                }
            } finally {
                opened.forEach(SqliteFile::close);
            }
            return new SourceScan(
                    copies.toJson(), count, new TreeMap<>(tally.notes()), naive, tally.rejected(), lists(files));
        }
    }

    private static List<Path> lists(ReportFiles files) {
        return Stream.of("notes.txt", "rejects.jsonl")
                .flatMap(name -> files.path(name).stream())
                .toList();
    }

    public ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("sources", sources);
        json.put("videos", videos);
        json.put("rejected", rejected);
        ObjectNode reasons = json.putObject("notes");
        notes.forEach(reasons::put);
        var files = json.putArray("files");
        lists.forEach(file -> files.add(file.toString()));
        return json;
    }
}
