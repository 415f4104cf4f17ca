package ytv2.benchmarks.migration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import ytv2.benchmarks.load.ToolProcess;
import ytv2.benchmarks.report.Report;
import ytv2.benchmarks.stack.BenchStack.Database;
import ytv2.launcher.backup.PostgresTool;
import ytv2.launcher.process.Progress;
import ytv2.model.DatabaseUrl;

/// The migration on a throw-away server, with invented legacy files.
public final class MigrationBench implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    /// What `run` spends in PostgreSQL before the cards.
    private static final List<String> TRANSPORT = List.of("copy", "decide", "apply", "commit");

    private final Path directory;
    private final MigrationProgram migration;
    private final CopiedTables copied;
    private final Optional<Pgloader> pgloader;
    private final ScratchDatabases databases;
    private final Progress progress;

    private MigrationBench(
            Path directory,
            MigrationProgram migration,
            CopiedTables copied,
            Optional<Pgloader> pgloader,
            ScratchDatabases databases,
            Progress progress) {
        this.directory = directory;
        this.migration = migration;
        this.copied = copied;
        this.pgloader = pgloader;
        this.databases = databases;
        this.progress = progress;
    }

    /// @param checkout the directory of the parent `pom.xml`, with built programs
    /// @param directory for files that go with the benchmark
    /// @param database with an empty schema, to which nobody is connected
    public static MigrationBench on(
            Path checkout,
            Path directory,
            Database database,
            PostgresTool psql,
            Optional<Path> pgloader,
            ToolProcess tool,
            Progress progress) {
        return new MigrationBench(
                directory,
                new MigrationProgram(checkout, tool),
                new CopiedTables(psql, tool, directory),
                pgloader.map(program -> new Pgloader(program, tool, directory)),
                ScratchDatabases.of(database),
                progress);
    }

    /// @param sizes how many videos the files have, one after the other
    public Report run(List<Integer> sizes) throws IOException, SQLException, InterruptedException {
        List<MigrationFigures> rows = new ArrayList<>();
        for (int videos : sizes) {
            rows.add(measure(videos));
        }
        Map<String, String> about = new LinkedHashMap<>();
        about.put("versions", databases.version() + "; psql " + copied.psql().major());
        about.put("data", "summaries of about 1,500 characters; of a third of the videos more than one");
        about.put("heap", String.join(" ", MigrationProgram.HEAP));
        about.put("pgloader", pgloader.isPresent() ? pgloader.orElseThrow().version() : "not installed");
        return new Report(
                about,
                new MigrationTable(rows).text(),
                rows.stream().map(MigrationFigures::toMap).toList());
    }

    private MigrationFigures measure(int videos) throws IOException, SQLException, InterruptedException {
        progress.say("%,d videos: making the file".formatted(videos));
        Path file = directory.resolve("nas-" + videos + ".db");
        Path other = directory.resolve("dashboard-" + videos + ".db");
        var _ = migration.run(
                databases.owner(),
                "generate",
                "--videos",
                Integer.toString(videos),
                "--nas",
                file.toString(),
                "--dashboard",
                other.toString());
        Files.delete(other);
        DatabaseUrl target = databases.withSchema("bench_run");
        try {
            return measure(videos, file, target);
        } finally {
            databases.drop(target);
            Files.delete(file);
        }
    }

    private MigrationFigures measure(int videos, Path file, DatabaseUrl target)
            throws IOException, SQLException, InterruptedException {
        progress.say("%,d videos: run".formatted(videos));
        MigrationProgram.Ran run = migrate("run", file, target);
        double transport = TRANSPORT.stream()
                .mapToDouble(
                        step -> result("run").at("/postgres_seconds/" + step).asDouble())
                .sum();
        progress.say("%,d videos: verify".formatted(videos));
        MigrationProgram.Ran verify = migrate("verify", file, target);
        progress.say("%,d videos: reading both sides".formatted(videos));
        var _ = migration.run(
                target,
                "bench",
                "--sqlite",
                file.toString(),
                "--times",
                "4",
                "--reports",
                reports(),
                "--json",
                json("bench").toString());
        JsonNode scan = result("bench").at("/operations/scan");
        double scans = (scan.at("/sqlite/median_ms").asDouble()
                        + scan.at("/postgres/median_ms").asDouble())
                / 1e3;
        double copy = copy(videos, target);
        return new MigrationFigures(
                videos, run.seconds(), transport, copy, pgloader(videos, file), verify.seconds(), scans, run.peak());
    }

    private MigrationProgram.Ran migrate(String command, Path file, DatabaseUrl target)
            throws IOException, InterruptedException {
        return migration.run(
                target,
                command,
                "--nas",
                file.toString(),
                "--nas-timezone",
                "UTC",
                "--reports",
                reports(),
                "--json",
                json(command).toString());
    }

    private double copy(int videos, DatabaseUrl from) throws IOException, SQLException, InterruptedException {
        progress.say("%,d videos: psql \\copy".formatted(videos));
        copied.takeOut(from);
        DatabaseUrl into = databases.withSchema("bench_copy");
        try {
            return copied.putInto(into);
        } finally {
            databases.drop(into);
        }
    }

    private OptionalDouble pgloader(int videos, Path file) throws IOException, SQLException, InterruptedException {
        if (pgloader.isEmpty()) {
            return OptionalDouble.empty();
        }
        progress.say("%,d videos: pgloader".formatted(videos));
        DatabaseUrl into = databases.empty("bench_pgloader");
        try {
            return OptionalDouble.of(pgloader.orElseThrow().load(file, into));
        } finally {
            databases.drop(into);
        }
    }

    private String reports() {
        return directory.resolve("reports").toString();
    }

    private Path json(String command) {
        return directory.resolve(command + ".json");
    }

    private JsonNode result(String command) {
        try {
            return JSON.readTree(json(command).toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws SQLException {
        databases.close();
    }
}
