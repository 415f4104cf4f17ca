package ytv2.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import ytv2.benchmarks.load.Asker;
import ytv2.benchmarks.load.Pgbench;
import ytv2.benchmarks.load.PgbenchResult;
import ytv2.benchmarks.load.PgbenchScript;
import ytv2.benchmarks.load.Requests;
import ytv2.benchmarks.load.StatementLog;
import ytv2.benchmarks.load.Wrk;
import ytv2.benchmarks.measure.Measurement;
import ytv2.benchmarks.measure.Meter;
import ytv2.benchmarks.measure.Result;
import ytv2.benchmarks.measure.WarmUp;
import ytv2.benchmarks.row.Catalogue;
import ytv2.benchmarks.row.Facts;
import ytv2.benchmarks.row.OtherReads;
import ytv2.benchmarks.row.Question;
import ytv2.benchmarks.row.Row;
import ytv2.benchmarks.row.Row.Kind;
import ytv2.benchmarks.stack.BenchStack;
import ytv2.benchmarks.stack.BenchStack.Database;
import ytv2.benchmarks.stack.BenchStack.Running;
import ytv2.benchmarks.stack.BenchStack.Service;
import ytv2.benchmarks.stack.RecordedAnswer;
import ytv2.launcher.Failure;
import ytv2.launcher.database.DatabaseConnection;
import ytv2.launcher.process.Progress;

/// Measures every row: the service, then PostgreSQL and the static route on their own, one right after the other, so
/// that all three meet the same machine.
final class BenchRun {

    /// Before each measurement, s: the same requests.
    static final int WARM_UP = 2;

    static final int ROUNDS = 3;

    private static final String NO_CACHE = "0";
    private static final String CACHE = "32M";

    private final BenchStack stack;
    private final Database database;
    private final Connection connection;
    private final Wrk wrk;
    private final Pgbench pgbench;
    private final int seconds;
    private final Progress progress;
    private final Plans plans;
    private final Answers answers = new Answers();
    private final Map<String, Result> results = new LinkedHashMap<>();

    /// @param connection of a superuser; not counted among the sessions that are opened, for it is open already
    /// @param seconds of each measurement
    BenchRun(
            BenchStack stack,
            Database database,
            Connection connection,
            Wrk wrk,
            Pgbench pgbench,
            int seconds,
            Plans plans,
            Progress progress) {
        this.stack = stack;
        this.database = database;
        this.connection = connection;
        this.wrk = wrk;
        this.pgbench = pgbench;
        this.seconds = seconds;
        this.plans = plans;
        this.progress = progress;
    }

    /// What was measured.
    ///
    /// @param results by the names of their rows
    /// @param answers the correctness line
    record Measured(Facts facts, List<Row> rows, Map<String, Result> results, String answers) {}

    Measured run() throws InterruptedException, SQLException, IOException {
        Facts facts = Facts.read(connection);
        Running staticRoute =
                stack.startStaticRoute(Files.createDirectory(stack.directory().resolve("answers")));
        Service dashboard = stack.startDashboard(database.urls().dashboard(), NO_CACHE);
        List<Row> rows =
                new Catalogue(facts, lastCursor(facts, dashboard.running().port())).rows();
        measure(rows.stream().filter(row -> row.kind() == Kind.UNCACHED).toList(), dashboard, staticRoute);
        List<Row> others = OtherReads.of(facts);
        plans.add(
                others, capture().scripts(others, new Asker(dashboard.running().port())));
        dashboard.stop();
        Service caching = stack.startDashboard(database.urls().dashboard(), CACHE);
        measure(rows.stream().filter(row -> row.kind() != Kind.UNCACHED).toList(), caching, staticRoute);
        return new Measured(facts, rows, results, answers.summary());
    }

    /// The cursor behind the last page but one: the next is full, too, unlike the very last.
    private static String lastCursor(Facts facts, int port) throws InterruptedException {
        long page = Catalogue.lastFullPage(facts) - 1;
        JsonNode list = new Asker(port).json("/api/reports?size=12&page=" + page);
        return list.at("/pagination/next_cursor").asText();
    }

    private void measure(List<Row> rows, Service dashboard, Running staticRoute)
            throws InterruptedException, SQLException, IOException {
        Running running = dashboard.running();
        Meter service = Meter.of(
                wrk, running.port(), running.process(), database.server().process());
        Asker asker = new Asker(running.port());
        for (Row row : rows) {
            answers.check(row, asker);
        }
        List<Row> reading =
                rows.stream().filter(row -> row.kind() == Kind.UNCACHED).toList();
        Map<String, List<PgbenchScript>> scripts = capture().scripts(reading, asker);
        plans.add(reading, scripts);
        Map<String, Requests> requests = requests(rows, asker);
        progress.say("warming up: %d rows, until they get no cheaper".formatted(rows.size()));
        int passes = WarmUp.ofReads(service).run(List.copyOf(requests.values()));
        progress.say("warm after %d passes".formatted(passes));
        for (Row row : rows) {
            progress.say("measuring " + row.name());
            results.put(
                    row.name(),
                    measure(
                            row,
                            Objects.requireNonNull(requests.get(row.name())),
                            service,
                            asker,
                            // pgbench would take compressed cards as text, twice as many bytes
                            row.gzip() ? List.of() : scripts.getOrDefault(row.name(), List.of()),
                            staticRoute));
        }
    }

    private static Map<String, Requests> requests(List<Row> rows, Asker asker) throws InterruptedException {
        Map<String, Requests> requests = new LinkedHashMap<>();
        for (Row row : rows) {
            requests.put(row.name(), row.kind() == Kind.REVALIDATED ? revalidating(row, asker) : row.requests());
        }
        return requests;
    }

    private Result measure(
            Row row, Requests requests, Meter service, Asker asker, List<PgbenchScript> scripts, Running staticRoute)
            throws InterruptedException, SQLException, IOException {
        service.warmUp(requests, WARM_UP);
        long sessions = sessions();
        Measurement measured = service.measure(requests, ROUNDS, Math.max(1, seconds / ROUNDS));
        long opened = sessions() - sessions;
        Optional<PgbenchResult> alone =
                scripts.isEmpty() ? Optional.empty() : Optional.of(pgbench.run(scripts, Math.max(2, seconds / 2)));
        List<HttpResponse<byte[]>> recorded = record(row, requests, asker);
        return new Result(
                row.name(),
                row.kind() == Kind.UNCACHED,
                recorded.getFirst().body().length,
                measured,
                alone,
                measureStatic(recorded, row, requests, staticRoute),
                opened);
    }

    private StatementCapture capture() {
        return new StatementCapture(
                new StatementLog(connection, database.log()),
                database.urls().dashboard().user());
    }

    private static Requests revalidating(Row row, Asker asker) throws InterruptedException {
        String path = row.questions().getFirst().path();
        String tag = asker.ask(path, row.requests().headers())
                .headers()
                .firstValue("etag")
                .orElseThrow(() -> new Failure("the answer to " + path + " has no ETag"));
        return row.requests().with("If-None-Match", tag);
    }

    private static List<HttpResponse<byte[]>> record(Row row, Requests requests, Asker asker)
            throws InterruptedException {
        List<HttpResponse<byte[]>> recorded = new ArrayList<>();
        for (Question question : row.sample()) {
            recorded.add(asker.ask(Requests.concrete(question.path(), 0), requests.headers()));
        }
        return recorded;
    }

    private Measurement measureStatic(
            List<HttpResponse<byte[]>> recorded, Row row, Requests requests, Running staticRoute)
            throws IOException, InterruptedException {
        String name = row.name().replaceAll("[^a-z0-9]+", "-");
        Path directory = stack.directory().resolve("answers");
        for (int i = 0; i < recorded.size(); i++) {
            RecordedAnswer.write(directory, name + "-" + i, recorded.get(i));
        }
        List<String> paths = IntStream.range(0, recorded.size())
                .mapToObj(i -> "/" + name + "-" + i)
                .toList();
        Requests same = new Requests(paths, requests.headers());
        Meter meter = Meter.of(wrk, staticRoute.port(), staticRoute.process());
        meter.warmUp(same, 1);
        return meter.measure(same, 1, Math.max(2, seconds / 2));
    }

    private long sessions() throws SQLException {
        return DatabaseConnection.number(
                connection, "SELECT sessions FROM pg_stat_database WHERE datname = current_database()");
    }
}
