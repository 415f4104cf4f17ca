package ytv2.migration.run;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import ytv2.migration.ExitCode;
import ytv2.migration.PeriodConverter;
import ytv2.migration.ReportOptions;
import ytv2.migration.snapshot.TemporaryDirectory;
import ytv2.migration.source.ReplayedRows;
import ytv2.migration.source.Side;
import ytv2.migration.source.SourceFailure;
import ytv2.migration.target.TargetDatabase;
import ytv2.migration.target.TargetFailure;

/// Takes the files into PostgreSQL.
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = {
            "Takes what the files hold into PostgreSQL.",
            "One or both files; of both, what was changed last is right, and categories that were set by hand win over"
                    + " others. What is deleted in PostgreSQL stays deleted. It may be stopped and run again at any"
                    + " time: a second run changes nothing. The files are only read."
        })
public final class RunCommand implements Callable<Integer> {

    @Mixin
    private SourceOptions sources;

    @Mixin
    private DeletionOptions deletions;

    @Option(names = "--dry-run", description = "Tells what would become of each video, and changes nothing.")
    private boolean dry;

    @Option(
            names = "--follow",
            paramLabel = "TIME",
            converter = PeriodConverter.class,
            description = "Goes on, with a fresh snapshot every TIME (30s, 5m), until Ctrl-C.")
    private @Nullable Duration follow;

    @Option(
            names = "--replay",
            paramLabel = "FILE",
            description = "Takes in the rows of a file of rejects, after they were put right there, in place of --nas"
                    + " and --dashboard.")
    private @Nullable Path replay;

    @Mixin
    private ReportOptions reports;

    @Spec
    private CommandSpec spec;

    private final Map<String, String> environment;

    /// What was taken in last, by the hashes of its snapshots; empty before, and after a failure.
    private List<String> taken = List.of();

    /// @param environment names the target
    public RunCommand(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    @Override
    public Integer call() throws IOException, SQLException, InterruptedException {
        TargetDatabase target = TargetDatabase.of(environment);
        if (replay != null) {
            return replay(replay, target);
        }
        Map<Side, Path> files = sources.files();
        int code = runOnce(files, target);
        while (follow != null) {
            TimeUnit.NANOSECONDS.sleep(follow.toNanos());
            code = followOnce(files, target, code);
        }
        return code;
    }

    /// What fails now may go well the next time: a file that is locked, a server that starts again. Files that are as
    /// they were are not looked at again.
    ///
    /// @param before the exit code so far
    private int followOnce(Map<Side, Path> files, TargetDatabase target, int before) throws InterruptedException {
        try (WorkingCopies copies = WorkingCopies.take(files)) {
            return copies.hashes().equals(taken) ? before : run(copies, target);
        } catch (SourceFailure | TargetFailure | SQLException | IOException e) {
            PrintWriter err = spec.commandLine().getErr();
            err.println("this time nothing was taken in, the next time is tried: " + e.getMessage());
            err.flush();
            taken = List.of();
            return ExitCode.FAILED;
        }
    }

    private int replay(Path rejects, TargetDatabase target) throws IOException, SQLException, InterruptedException {
        if (follow != null || deletions.areGiven() || !sources.areNone()) {
            throw new ParameterException(
                    spec.commandLine(), "--replay takes in a file of rejects alone, without other files or --follow.");
        }
        try (TemporaryDirectory directory = TemporaryDirectory.create()) {
            Map<Side, Path> files = ReplayedRows.write(rejects, directory.path());
            if (files.isEmpty()) {
                throw new SourceFailure(rejects + " has no rows in it");
            }
            return runOnce(files, target);
        }
    }

    private int runOnce(Map<Side, Path> files, TargetDatabase target)
            throws IOException, SQLException, InterruptedException {
        try (WorkingCopies copies = WorkingCopies.take(files)) {
            return run(copies, target);
        }
    }

    private int run(WorkingCopies copies, TargetDatabase target)
            throws IOException, SQLException, InterruptedException {
        Instant begun = Instant.now();
        try (MigrationRun run =
                new MigrationRun(copies, sources.zones(), deletions, target, dry, reports.directory())) {
            RunResult result = run.run(options());
            result.print(spec.commandLine().getOut(), Duration.between(begun, Instant.now()));
            if (dry) {
                reports.write(result.toJson());
            } else {
                reports.write("run", result.toJson());
            }
            taken = copies.hashes();
            return result.exitCode();
        }
    }

    private ObjectNode options() {
        ObjectNode options = JsonNodeFactory.instance.objectNode();
        ArrayNode arguments = options.putArray("arguments");
        spec.commandLine().getParseResult().originalArgs().forEach(arguments::add);
        return options;
    }
}
