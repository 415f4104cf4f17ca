package ytv2.migration.run;

import java.io.IOException;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import ytv2.migration.ProgressLine;
import ytv2.migration.cast.Note;
import ytv2.migration.cast.Note.Kind;
import ytv2.migration.merge.MergedVideo;
import ytv2.migration.source.SourceRow;
import ytv2.migration.source.SourceVideo;
import ytv2.migration.target.Batch;
import ytv2.migration.target.BatchWriter;
import ytv2.migration.target.Outcome;

/// Takes in what a pipeline gives, in batches, and tells what became of it.
final class RunPass {

    private final Pipeline pipeline;
    private final BatchWriter writer;
    private final boolean dry;
    private final ReportFiles files;
    private final Tally tally;
    private final ProgressLine progress;
    private final Map<String, SourceVideo> sources = new HashMap<>();
    private final Set<String> refused = new HashSet<>();
    private Batch batch = new Batch();

    /// @param dry whether only to tell what would become of each
    RunPass(Pipeline pipeline, BatchWriter writer, boolean dry, ReportFiles files, Tally tally, ProgressLine progress) {
        this.pipeline = pipeline;
        this.writer = writer;
        this.dry = dry;
        this.files = files;
        this.tally = tally;
        this.progress = progress;
    }

    /// @return the videos that PostgreSQL refuses
    Set<String> run() throws SQLException, IOException, InterruptedException {
        List<Pipeline.Read> videos = pipeline.next();
        while (!videos.isEmpty()) {
            for (Pipeline.Read video : videos) {
                take(video);
                if (batch.isFull()) {
                    write();
                }
            }
            videos = pipeline.next();
            progress.set(pipeline.skipped() + written());
        }
        write();
        tally.add(Outcome.SAME, pipeline.skipped());
        return Set.copyOf(refused);
    }

    private void take(Pipeline.Read video) throws IOException {
        MergedVideo merged = video.merged();
        String key = video.source().key();
        note(video.source(), merged, tally, files);
        SourceVideo _ = sources.put(key, video.source());
        switch (merged) {
            case MergedVideo.Stored stored -> {
                for (var conflict : stored.conflicts()) {
                    tally.add(conflict);
                    files.conflict(conflict);
                }
                batch.add(stored, video.fingerprint());
            }
            case MergedVideo.Deleted deleted -> batch.add(deleted, video.fingerprint());
            case MergedVideo.Rejected _ -> record(key, Outcome.REJECTED);
        }
    }

    /// Writes down what is not taken as it is.
    static void note(SourceVideo source, MergedVideo merged, Tally tally, ReportFiles files) throws IOException {
        for (Note note : merged.notes()) {
            tally.add(note);
            files.note(source.key(), note);
        }
        if (!merged.rejects().isEmpty()) {
            files.reject(source.key(), reasons(merged.notes()), merged.rejects());
        }
    }

    private static String reasons(List<Note> notes) {
        return notes.stream()
                .filter(note -> note.kind() == Kind.REJECTED)
                .map(note -> note.row().place() + (note.column().equals("*") ? "" : " " + note.column()) + " "
                        + note.reason())
                .distinct()
                .collect(Collectors.joining("; "));
    }

    private void write() throws SQLException, IOException {
        if (!batch.isEmpty()) {
            try {
                write(batch);
            } catch (SQLException e) {
                if (!isOfTheData(e)) {
                    throw e;
                }
                for (Batch single : batch.singles()) {
                    writeOrReject(single);
                }
            }
            batch = new Batch();
            sources.clear();
        }
    }

    private void write(Batch videos) throws SQLException, IOException {
        Map<String, Outcome> outcomes = dry ? writer.decide(videos) : writer.write(videos);
        for (Map.Entry<String, Outcome> outcome : outcomes.entrySet()) {
            record(outcome.getKey(), outcome.getValue());
        }
    }

    /// What PostgreSQL refuses of one video keeps no other out.
    private void writeOrReject(Batch single) throws SQLException, IOException {
        try {
            write(single);
        } catch (SQLException e) {
            if (!isOfTheData(e)) {
                throw e;
            }
            String key = single.videoIds().getFirst();
            List<SourceRow> rows = Objects.requireNonNull(sources.get(key)).rows();
            files.reject(key, "PostgreSQL refuses it: " + e.getMessage(), rows);
            tally.addRefused();
            boolean _ = refused.add(key);
            record(key, Outcome.REJECTED);
        }
    }

    /// Whether it would be refused again: a data exception, a broken constraint, or a value that is too large.
    private static boolean isOfTheData(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        return state.startsWith("22") || state.startsWith("23") || state.startsWith("54");
    }

    private void record(String key, Outcome outcome) throws IOException {
        tally.add(outcome, 1);
        if (outcome != Outcome.SAME) {
            files.outcome(key.isEmpty() ? "-" : key, outcome);
        }
    }

    private long written() {
        long sum = 0;
        for (Outcome outcome : Outcome.values()) {
            sum += tally.count(outcome);
        }
        return sum;
    }
}
