package ytv2.migration.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import ytv2.migration.ProgressLine;
import ytv2.migration.Version;
import ytv2.migration.merge.MergeRules;
import ytv2.migration.source.MirroredRows;
import ytv2.migration.source.Side;
import ytv2.migration.source.SqliteFile;
import ytv2.migration.source.VideoReader;
import ytv2.migration.target.BatchWriter;
import ytv2.migration.target.Checkpoints;
import ytv2.migration.target.RunLog;
import ytv2.migration.target.StoredVideos;
import ytv2.migration.target.TargetDatabase;

/// One pass over one state of the files.
final class MigrationRun implements AutoCloseable {

    /// What the files of a run are named by.
    static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final WorkingCopies copies;
    private final List<SqliteFile> files;
    private final MergeRules rules;
    private final TargetDatabase target;
    private final boolean dry;
    private final ReportFiles reports;

    MigrationRun(
            WorkingCopies copies,
            Map<Side, ZoneId> zones,
            DeletionOptions deletions,
            TargetDatabase target,
            boolean dry,
            Path directory) {
        this.copies = copies;
        this.files = copies.open();
        this.rules = deletions.rules(files, zones);
        this.target = target;
        this.dry = dry;
        this.reports = new ReportFiles(directory, (dry ? "dry-run-" : "run-") + NAME.format(Instant.now()));
    }

    /// @param options for the log
    RunResult run(ObjectNode options) throws SQLException, IOException, InterruptedException {
        Tally tally = new Tally();
        Set<String> refused;
        try (RunLog log = new RunLog(target.open())) {
            long run = dry ? 0 : log.begin(Version.text(), copies.toJson().toString(), options.toString());
            refused = pass(run, tally);
            if (!dry) {
                log.end(run, tally.outcomesJson().toString());
            }
        }
        Optional<CuratedAccount> curated = dry ? Optional.empty() : Optional.of(account(refused));
        reports.close();
        return new RunResult(dry, copies.toJson(), tally, curated, lists());
    }

    /// @return the videos that PostgreSQL refuses
    private Set<String> pass(long run, Tally tally) throws SQLException, IOException, InterruptedException {
        try (Connection connection = target.open();
                Checkpoints checkpoints = new Checkpoints(target.open());
                Pipeline pipeline =
                        Pipeline.ofNew(new VideoReader(files), checkpoints, new MirroredRows(files), rules);
                ProgressLine progress = new ProgressLine(System.err, "videos", videos())) {
            BatchWriter writer = new BatchWriter(connection, run);
            tally.time(writer.steps());
            return new RunPass(pipeline, writer, dry, reports, tally, progress).run();
        }
    }

    /// About how many: that of the file with most.
    private long videos() {
        return files.stream().mapToLong(SqliteFile::videos).max().orElse(0);
    }

    private CuratedAccount account(Set<String> refused) throws SQLException, IOException {
        try (StoredVideos stored = new StoredVideos(target.open())) {
            return CuratedAccount.of(files, stored, refused, reports);
        }
    }

    private List<Path> lists() {
        List<Path> lists = new ArrayList<>();
        Stream.of("outcomes.txt", "conflicts.txt", "notes.txt", "rejects.jsonl", "curated.txt")
                .flatMap(name -> reports.path(name).stream())
                .forEach(lists::add);
        return lists;
    }

    @Override
    public void close() throws IOException {
        reports.close();
        files.forEach(SqliteFile::close);
    }
}
