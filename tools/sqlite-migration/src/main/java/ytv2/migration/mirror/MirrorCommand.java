package ytv2.migration.mirror;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
import ytv2.migration.mirror.MirrorOptions.MirroredFile;
import ytv2.migration.source.SourceFailure;
import ytv2.migration.target.TargetDatabase;
import ytv2.migration.target.TargetFailure;

/// Keeps SQLite files as PostgreSQL is.
@Command(
        name = "mirror",
        mixinStandardHelpOptions = true,
        description = {
            "Brings what is written and deleted in PostgreSQL into SQLite files, for programs that still read those.",
            "Only with DUAL_WRITE_MODE=true in the environment. Takes up where it has stopped, however it has stopped;"
                    + " the position is in the file itself. What neither PostgreSQL nor a delete there knows is left"
                    + " alone."
        })
public final class MirrorCommand implements Callable<Integer> {

    @Mixin
    private MirrorOptions options;

    @Option(
            names = "--follow",
            paramLabel = "TIME",
            converter = PeriodConverter.class,
            description = "Goes on, looking for what is new every TIME (2s, 1m), until Ctrl-C.")
    private @Nullable Duration follow;

    @Option(
            names = "--check",
            description = "Writes nothing, but names the videos that are not the same in both; exit code 3 if any.")
    private boolean check;

    @Option(
            names = "--repair",
            paramLabel = "STORE",
            description = "With --check: sqlite makes those videos in the file what PostgreSQL has; postgres takes them"
                    + " in from the file, by the rules of run.")
    private MirrorCheck.@Nullable Direction repair;

    @Option(
            names = "--metrics",
            paramLabel = "FILE",
            description = "Writes lag, drift and the time of the last success there, in the format of Prometheus.")
    private @Nullable Path metricsFile;

    @Mixin
    private ReportOptions reports;

    @Spec
    private CommandSpec spec;

    private final Map<String, String> environment;

    /// @param environment names the source, and says whether files may be written
    public MirrorCommand(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    private record Opened(MirroredFile named, MirrorFile file) {}

    @Override
    public Integer call() throws IOException, SQLException, InterruptedException {
        List<MirroredFile> files = options.files();
        if ((repair != null && !check) || (check && follow != null)) {
            throw new ParameterException(
                    spec.commandLine(), "--repair belongs to --check, which is done once, without --follow.");
        }
        Metrics metrics = new Metrics(metricsFile);
        if (check) {
            return check(files, metrics);
        }
        for (MirroredFile file : files) {
            DualWrite.require(environment, file.path());
        }
        TargetDatabase source = TargetDatabase.of(environment);
        List<Opened> opened = new ArrayList<>();
        try {
            for (MirroredFile file : files) {
                opened.add(new Opened(file, MirrorFile.open(environment, file.side(), file.path())));
            }
            return mirror(opened, source, metrics);
        } finally {
            for (Opened file : opened) {
                file.file().close();
            }
        }
    }

    private int check(List<MirroredFile> files, Metrics metrics) throws IOException, SQLException {
        if (repair == MirrorCheck.Direction.SQLITE) {
            files.forEach(file -> DualWrite.require(environment, file.path()));
        }
        MirrorCheck comparison = new MirrorCheck(
                environment,
                TargetDatabase.of(environment),
                reports.directory(),
                spec.commandLine().getOut());
        int drift = 0;
        for (MirroredFile file : files) {
            int videos = comparison.check(file, repair);
            metrics.addDrift(file.path(), videos);
            drift += videos;
        }
        metrics.write();
        return drift == 0 ? ExitCode.DONE : ExitCode.FAILED;
    }

    private int mirror(List<Opened> files, TargetDatabase source, Metrics metrics)
            throws SQLException, IOException, InterruptedException {
        for (Opened file : files) {
            FileMirror.Pass pass = pass(file, source);
            metrics.addPass(file.file().path(), pass);
            print(file, pass);
        }
        metrics.write();
        while (follow != null) {
            TimeUnit.NANOSECONDS.sleep(follow.toNanos());
            for (Opened file : files) {
                followOnce(file, source, metrics);
            }
            metrics.write();
        }
        return ExitCode.DONE;
    }

    private static FileMirror.Pass pass(Opened file, TargetDatabase source) throws SQLException {
        try (Outbox outbox = new Outbox(source.open())) {
            return new FileMirror(file.file(), file.named().zone(), outbox).run();
        }
    }

    /// What fails now may go well the next time: a file that is locked, a server that starts again.
    private void followOnce(Opened file, TargetDatabase source, Metrics metrics) {
        try {
            FileMirror.Pass pass = pass(file, source);
            metrics.addPass(file.file().path(), pass);
            if (!pass.isIdle()) {
                print(file, pass);
            }
        } catch (SourceFailure | TargetFailure | SQLException e) {
            PrintWriter err = spec.commandLine().getErr();
            err.println(
                    file.file().path() + ": this time nothing was written, the next time is tried: " + e.getMessage());
            err.flush();
        }
    }

    private void print(Opened file, FileMirror.Pass pass) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                Locale.ROOT,
                "%s: %,d events, %,d videos written, %,d deleted; %,d events and %.1f s behind%n",
                file.file().path(),
                pass.events(),
                pass.written(),
                pass.deleted(),
                pass.lag().events(),
                pass.lag().seconds());
        out.flush();
    }
}
