package ytv2.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import ytv2.benchmarks.BenchRun.Measured;
import ytv2.benchmarks.data.DataLoader;
import ytv2.benchmarks.ingest.IngestBench;
import ytv2.benchmarks.load.Pgbench;
import ytv2.benchmarks.load.ToolProcess;
import ytv2.benchmarks.load.Wrk;
import ytv2.benchmarks.measure.CpuTime;
import ytv2.benchmarks.measure.Result;
import ytv2.benchmarks.migration.MigrationBench;
import ytv2.benchmarks.report.JsonFigures;
import ytv2.benchmarks.report.Report;
import ytv2.benchmarks.stack.BenchStack;
import ytv2.benchmarks.stack.BenchStack.Database;
import ytv2.launcher.Failure;
import ytv2.launcher.database.DatabaseConnection;
import ytv2.launcher.process.Progress;

/// Makes a stack with invented data, measures it, and deletes it.
@Command(
        name = "./ytv2 bench",
        mixinStandardHelpOptions = true,
        description = {
            "Measures how fast the dashboard service answers, on a throw-away stack with",
            "invented videos: wrk asks the service, pgbench runs the same SQL on the same",
            "data, and a static route answers the same bytes out of memory. Shows the CPU",
            "time of each, and whether the service reaches its goals.",
            "With --ingest it measures writing: wrk posts invented reports to the ingest",
            "service, one by one and many a request, and pgbench executes the same SQL.",
            "With --migration it measures ./ytv2 migrate run and verify with invented legacy",
            "files, beside psql \\copy of the same rows, and pgloader if there is one.",
            "Needs Linux, wrk and pgbench (or psql), and a quiet machine;",
            "docs/PERFORMANCE.md says more."
        })
final class BenchCommand implements Callable<Integer> {

    /// The system property that names the checkout, set by `./ytv2`.
    private static final String CHECKOUT = "ytv2.home";

    /// With the log of writing it, and indexes that are made while the old ones are still there.
    private static final long BYTES_PER_VIDEO = 120_000;

    private static final int FEW = 1000;

    /// The owner's own, what a busy one may have in years, and ten times that.
    private static final List<Integer> SIZES_OF_FILES = List.of(68, 10_000, 100_000);

    private static final int SECONDS_OF_A_ROW = 3;

    /// Bulk requests take about a second each.
    private static final int SECONDS_OF_A_ROUND = 10;

    /// What some minutes of posting add, with the log of it.
    private static final long BYTES_POSTED = 8_000_000_000L;

    /// As many as nineteen pages of fifty hold.
    private static final int FEWEST = 950;

    /// The server takes fifty, the service's pool among them.
    private static final int MOST_CONNECTIONS = 40;

    private static final String SIZES = """
            SELECT format('%s videos; a card has %s kB, a report %s kB (JSON); the database has %s',
                          count(*), round(avg(octet_length(card)) / 1000, 1), round(avg(octet_length(report)) / 1000, 1),
                          pg_size_pretty(pg_database_size(current_database())))
            FROM report_card
            """;

    @Option(names = "--ingest", description = "Measures how fast reports are stored.")
    private boolean ingest;

    @Option(names = "--migration", description = "Measures how fast legacy files are taken in.")
    private boolean migration;

    @Option(
            names = "--videos",
            paramLabel = "N",
            description =
                    "How many videos: 1000 (the default) or 100000. With --migration 68, 10000 and 100000 one after"
                            + " the other, or N alone.")
    private @Nullable Integer videos;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            description =
                    "How long each row is measured, in three rounds; 3 by default. With --ingest, how long each round"
                            + " is; 10 by default.")
    private @Nullable Integer seconds;

    @Option(names = "--connections", paramLabel = "N", defaultValue = "16", description = "At once; 16 by default.")
    private int connections;

    @Option(names = "--json", paramLabel = "FILE", description = "Writes all figures to FILE.")
    private @Nullable Path json;

    @Option(
            names = "--plans",
            paramLabel = "FILE",
            description = "Writes how PostgreSQL executes each statement to FILE, as Markdown.")
    private @Nullable Path plansFile;

    private final Progress progress = new Progress(System.err);
    private final ToolProcess tool = new ToolProcess();
    private volatile boolean interrupted;

    @Override
    public Integer call() throws InterruptedException, SQLException, IOException {
        requireSensible();
        Optional<Tools> tools = migration ? Optional.empty() : Optional.of(Tools.find());
        Optional<MigrationTools> migrationTools = migration ? Optional.of(MigrationTools.find()) : Optional.empty();
        Machine machine = Machine.read();
        BenchStack stack = BenchStack.create(checkout(), System.getenv(), progress);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> interrupt(stack), "end"));
        try {
            requireRoom(stack);
            if (migration) {
                measureMigration(stack, migrationTools.orElseThrow(), machine);
            } else {
                measure(stack, tools.orElseThrow(), machine);
            }
            return ExitCode.OK;
        } finally {
            stack.close();
        }
    }

    /// Of Ctrl-C too. Nothing is left to do if the command has come to its end.
    private void interrupt(BenchStack stack) {
        interrupted = true;
        tool.end();
        stack.close();
    }

    private void measure(BenchStack stack, Tools tools, Machine machine)
            throws InterruptedException, SQLException, IOException {
        Database database = stack.startPostgres();
        new DataLoader(database.urls().owner(), videos(), progress).load();
        Wrk wrk = new Wrk(tools.wrk(), connections, stack.directory(), tool);
        Pgbench pgbench = new Pgbench(
                tools.pgbench(),
                ingest ? database.urls().ingest() : database.urls().dashboard(),
                connections,
                stack.directory(),
                () -> CpuTime.ofServer(database.server().process()),
                tool);
        try (Connection connection = DatabaseConnection.open(database.superuser())) {
            DatabaseConnection.execute(connection, "CHECKPOINT");
            Map<String, String> about = about(machine, connection, tools);
            if (ingest) {
                IngestBench bench = new IngestBench(
                        stack, database, connection, wrk, pgbench, connections, seconds(), videos(), progress);
                show(bench.run(), about);
            } else {
                reading(stack, database, connection, wrk, pgbench, about);
            }
        }
    }

    private void measureMigration(BenchStack stack, MigrationTools tools, Machine machine)
            throws InterruptedException, SQLException, IOException {
        Map<String, String> about = new LinkedHashMap<>();
        about.put("machine", machine.line());
        Database database = stack.startPostgres();
        try (MigrationBench bench = MigrationBench.on(
                checkout(), stack.directory(), database, tools.psql(), tools.pgloader(), tool, progress)) {
            show(bench.run(sizes()), about);
        }
    }

    private void show(Report report, Map<String, String> about) throws IOException {
        about.putAll(report.about());
        show(about, report.tables());
        if (json != null) {
            JsonFigures.write(json, about, report.figures());
        }
    }

    private void reading(
            BenchStack stack,
            Database database,
            Connection connection,
            Wrk wrk,
            Pgbench pgbench,
            Map<String, String> about)
            throws InterruptedException, SQLException, IOException {
        Plans plans = new Plans(connection);
        Measured measured = new BenchRun(stack, database, connection, wrk, pgbench, seconds(), plans, progress).run();
        about.put(
                "load",
                "%d connections; %d s a row in %d rounds; warmed up by all rows until none gets cheaper, and by %d s of the same"
                        .formatted(connections, seconds(), BenchRun.ROUNDS, BenchRun.WARM_UP));
        about.put("answers", measured.answers());
        about.put("sessions", sessions(measured));
        show(about, new Table(measured).text());
        if (json != null) {
            JsonReport.write(json, about, measured);
        }
        if (plansFile != null) {
            plans.write(plansFile, about);
        }
    }

    private static void show(Map<String, String> about, String tables) {
        System.out.println();
        about.forEach((name, value) -> System.out.println(name + ": " + value));
        System.out.println("\n" + tables);
    }

    private static Map<String, String> about(Machine machine, Connection connection, Tools tools) throws SQLException {
        Map<String, String> about = new LinkedHashMap<>();
        about.put("machine", machine.line());
        about.put(
                "versions",
                DatabaseConnection.text(connection, "SELECT 'PostgreSQL ' || current_setting('server_version')")
                        + "; pgbench " + tools.pgbench().major());
        about.put("data", DatabaseConnection.text(connection, SIZES));
        return about;
    }

    private static String sessions(Measured measured) {
        long opened = measured.results().values().stream()
                .mapToLong(Result::newSessions)
                .sum();
        return opened + " opened by the service while it was measured (goal: 0)";
    }

    private int videos() {
        return videos != null ? videos : FEW;
    }

    private List<Integer> sizes() {
        return videos != null ? List.of(videos) : SIZES_OF_FILES;
    }

    private int seconds() {
        return seconds != null ? seconds : ingest ? SECONDS_OF_A_ROUND : SECONDS_OF_A_ROW;
    }

    private void requireSensible() {
        if (videos() < (migration ? 1 : FEWEST) || seconds() < 1 || connections < 1 || connections > MOST_CONNECTIONS) {
            throw new Failure(
                    "--videos takes %d or more, --seconds 1 or more, --connections 1 to %d"
                            .formatted(FEWEST, MOST_CONNECTIONS),
                    ExitCode.USAGE);
        }
        if (ingest && migration) {
            throw new Failure("--ingest and --migration are measured one at a time", ExitCode.USAGE);
        }
        if ((ingest || migration) && plansFile != null) {
            throw new Failure("--plans is for reads alone", ExitCode.USAGE);
        }
    }

    private void requireRoom(BenchStack stack) throws IOException {
        int most = migration ? Collections.max(sizes()) : videos();
        long needed = most * BYTES_PER_VIDEO + (ingest ? BYTES_POSTED : 0);
        long free = Files.getFileStore(stack.directory()).getUsableSpace();
        if (free < needed) {
            throw new Failure("%s has %,d MB free, %,d videos %sneed %,d MB"
                    .formatted(
                            stack.directory().getParent(),
                            free / 1_000_000,
                            most,
                            ingest ? "and those that are posted " : "",
                            needed / 1_000_000));
        }
    }

    private static Path checkout() {
        return Optional.ofNullable(System.getProperty(CHECKOUT))
                .map(Path::of)
                .orElseThrow(() -> new Failure("start this by ./ytv2 bench: it says where the programs are"));
    }

    /// Tells a person what went wrong, unless that person has ended it.
    static int report(Exception exception, CommandLine command, ParseResult arguments) {
        BenchCommand bench = command.getCommand();
        if (bench.interrupted) {
            return ExitCode.SOFTWARE;
        }
        if (exception instanceof Failure failure) {
            System.err.println("ytv2: " + failure.getMessage());
            return failure.exitCode();
        }
        exception.printStackTrace();
        return ExitCode.SOFTWARE;
    }
}
