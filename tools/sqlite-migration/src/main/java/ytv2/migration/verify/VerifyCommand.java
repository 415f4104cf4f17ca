package ytv2.migration.verify;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import ytv2.migration.ExitCode;
import ytv2.migration.ProgressLine;
import ytv2.migration.ReportOptions;
import ytv2.migration.media.MediaAccess;
import ytv2.migration.media.MediaVerification;
import ytv2.migration.run.DeletionOptions;
import ytv2.migration.run.Pipeline;
import ytv2.migration.run.SourceOptions;
import ytv2.migration.run.WorkingCopies;
import ytv2.migration.source.SqliteFile;
import ytv2.migration.source.VideoReader;
import ytv2.migration.target.Checkpoints;
import ytv2.migration.target.StoredVideos;
import ytv2.migration.target.TargetDatabase;
import ytv2.migration.verify.Difference.Kind;

/// Proves that PostgreSQL has what the files hold.
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {
            "Compares the files with PostgreSQL, row by row and field by field.",
            "Give the same files and rules as to run. Names whatever is missing, too much or different, and whatever in"
                    + " PostgreSQL contradicts itself: cards, counts, the audit. Opens the stored files, too. Changes"
                    + " nothing."
        })
public final class VerifyCommand implements Callable<Integer> {

    @Mixin
    private SourceOptions sources;

    @Mixin
    private DeletionOptions deletions;

    @Option(names = "--html", paramLabel = "FILE", description = "Writes a page with sample summaries, old and new.")
    private @Nullable Path html;

    @Mixin
    private MediaOptions media;

    @Mixin
    private ReportOptions reports;

    @Spec
    private CommandSpec spec;

    private final Map<String, String> environment;

    /// @param environment names the target
    public VerifyCommand(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    @Override
    public Integer call() throws IOException, SQLException, InterruptedException {
        TargetDatabase target = TargetDatabase.of(environment);
        SampleSummaries samples = new SampleSummaries();
        try (WorkingCopies copies = WorkingCopies.take(sources.files());
                Differences differences = new Differences(reports.directory().resolve(fileName(copies)))) {
            List<SqliteFile> files = copies.open();
            try {
                Verification verification = compare(files, target, differences, samples);
                Optional<MediaVerification.Result> opened = openMedia(target, differences);
                ObjectNode result = toJson(verification, opened, differences, copies);
                print(verification, opened, differences);
                reports.write("verify", result);
            } finally {
                files.forEach(SqliteFile::close);
            }
            if (html != null) {
                Path _ = Files.writeString(html, SidesPage.of(samples.all()));
            }
            return differences.count() == 0 ? ExitCode.DONE : ExitCode.FAILED;
        }
    }

    private Verification compare(
            List<SqliteFile> files, TargetDatabase target, Differences differences, SampleSummaries samples)
            throws SQLException, IOException, InterruptedException {
        try (Connection connection = target.open();
                StoredReader stored = new StoredReader(target.open());
                StoredVideos states = new StoredVideos(target.open());
                Checkpoints checkpoints = new Checkpoints(target.open());
                ServedUrls urls = new ServedUrls(target.open());
                Pipeline pipeline = Pipeline.ofAll(new VideoReader(files), deletions.rules(files, sources.zones()));
                ProgressLine progress = new ProgressLine(
                        System.err,
                        "videos",
                        files.stream().mapToLong(SqliteFile::videos).max().orElse(0))) {
            Verification verification = new Verification(stored, states, checkpoints, differences, samples, urls);
            verification.compare(pipeline, progress);
            verification.checkConsistency(connection);
            return verification;
        }
    }

    private Optional<MediaVerification.Result> openMedia(TargetDatabase target, Differences differences)
            throws IOException, SQLException, InterruptedException {
        @Nullable MediaAccess access = media.access(environment).orElse(null);
        if (access == null) {
            return Optional.empty();
        }
        try (access;
                Connection connection = target.open();
                ProgressLine progress = new ProgressLine(System.err, "files", 0)) {
            MediaVerification.Result result = MediaVerification.of(connection, access, progress::add);
            for (MediaVerification.Finding finding : result.findings()) {
                differences.add(new Difference(
                        finding.found().isEmpty() ? Kind.MISSING : Kind.DIFFERENT,
                        finding.where(),
                        finding.expected(),
                        finding.found()));
            }
            return Optional.of(result);
        }
    }

    private String fileName(WorkingCopies copies) {
        String hashes = String.join(
                "-",
                sources.files().keySet().stream()
                        .map(side -> copies.sha256(side).substring(0, 8))
                        .toList());
        return "verify-" + hashes + "-differences.txt";
    }

    private void print(Verification verification, Optional<MediaVerification.Result> opened, Differences differences) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                Locale.ROOT,
                "%,d videos compared field by field; %,d deleted; %,d written by others too; %,d in PostgreSQL alone%n",
                verification.compared(),
                verification.deleted(),
                verification.writtenByOthers(),
                verification.onlyInPostgres());
        opened.ifPresentOrElse(
                files -> out.printf(
                        Locale.ROOT,
                        "%,d files opened, %,d bytes; %,d urls name a file that was never taken over%n",
                        files.opened(),
                        files.bytes(),
                        files.dangling()),
                () -> out.println("media was not opened: give --exports DIR or --media URL"));
        differences.firstLines().forEach(out::println);
        out.println(differences.count() == 0 ? "no difference" : differences.count() + " differences");
        differences.file().ifPresent(out::println);
        out.flush();
    }

    private static ObjectNode toJson(
            Verification verification,
            Optional<MediaVerification.Result> opened,
            Differences differences,
            WorkingCopies copies)
            throws IOException {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("compared", verification.compared());
        json.put("deleted", verification.deleted());
        json.put("written_by_others", verification.writtenByOthers());
        json.put("only_in_postgres", verification.onlyInPostgres());
        opened.ifPresent(files -> json.putObject("media")
                .put("opened", files.opened())
                .put("bytes", files.bytes())
                .put("dangling", files.dangling()));
        json.set("differences", differences.toJson());
        json.set("sources", copies.toJson());
        return json;
    }
}
