package ytv2.migration.snapshot;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
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
import ytv2.migration.PeriodConverter;
import ytv2.migration.ProgressLine;
import ytv2.migration.source.Download;
import ytv2.migration.source.DownloadFailure;
import ytv2.migration.source.Snapshot;
import ytv2.migration.source.SourceFailure;

/// Copies a database file, as of one moment, to a file that nobody writes.
@Command(
        name = "snapshot",
        mixinStandardHelpOptions = true,
        description = {
            "Copies a live SQLite file, as of one moment, its write-ahead log included.",
            "The file is opened for reading alone; its programs go on meanwhile. The copy is checked for damage, gets"
                    + " a name with the time in it, and never replaces another one."
        })
public final class SnapshotCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE|URL", description = "A SQLite file, or an http(s) address that serves one.")
    private String source = "";

    @Option(
            names = "--to",
            paramLabel = "DIR",
            defaultValue = ".",
            description = "Where the copy goes; is made if it is missing. Default: the current directory.")
    private Path directory = Path.of(".");

    @Option(
            names = "--secret-env",
            paramLabel = "NAME",
            defaultValue = "SYNC_SECRET",
            description = "Variable with the secret that a URL wants as bearer. Default: ${DEFAULT-VALUE}.")
    private String secretVariable = "SYNC_SECRET";

    @Option(
            names = "--stall-limit",
            paramLabel = "TIME",
            defaultValue = "60s",
            converter = PeriodConverter.class,
            description = "A download of which nothing comes for so long has failed. Default: ${DEFAULT-VALUE}.")
    private Duration stallLimit = Duration.ofSeconds(60);

    @Option(names = "--json", paramLabel = "FILE", description = "Also writes the result there, as JSON.")
    private @Nullable Path json;

    @Spec
    private CommandSpec spec;

    private final Map<String, String> environment;

    /// @param environment holds the secret
    public SnapshotCommand(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Files.createDirectories(directory);
        boolean remote = source.startsWith("http://") || source.startsWith("https://");
        Path target = directory.resolve(Snapshot.name(stem(), Instant.now()));
        Snapshot snapshot;
        try (TemporaryDirectory temporary = TemporaryDirectory.in(directory);
                ProgressLine progress = new ProgressLine(System.err, remote ? "bytes" : "pages", 0)) {
            Path original = remote ? download(temporary.path(), progress) : Path.of(source);
            Snapshot copy = Snapshot.take(
                    original,
                    temporary.path().resolve("snapshot.db"),
                    (remaining, all) -> progress.set((long) all - remaining));
            snapshot = publish(copy, target);
        }
        PrintWriter out = spec.commandLine().getOut();
        out.printf("%s: %,d bytes, sha-256 %s, undamaged%n", snapshot.file(), snapshot.bytes(), snapshot.sha256());
        JsonFile.write(json, snapshot.toJson());
        AuditLog.in(directory).add("snapshot", snapshot.toJson());
        return ExitCode.DONE;
    }

    private Path download(Path temporary, ProgressLine progress) throws IOException, InterruptedException {
        Path file = temporary.resolve("download.db");
        try (Download download = new Download(environment.get(secretVariable), stallLimit)) {
            download.fetch(URI.create(source), file, progress::add);
            return file;
        } catch (DownloadFailure e) {
            throw new SourceFailure(String.valueOf(e.getMessage()), e);
        }
    }

    private Snapshot publish(Snapshot copy, Path target) throws IOException {
        NewFile.publish(copy.file(), target);
        return new Snapshot(target, source, copy.sha256(), copy.bytes(), copy.takenAt());
    }

    private String stem() {
        String name = source.replaceFirst("[?#].*", "").replaceFirst(".*/", "").replaceFirst("\\.[A-Za-z0-9]+$", "");
        if (name.isEmpty()) {
            throw new SourceFailure(source + " names no file");
        }
        return name.replaceAll("[^A-Za-z0-9._-]", "_");
    }
}
