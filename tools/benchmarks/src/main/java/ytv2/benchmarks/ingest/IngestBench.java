package ytv2.benchmarks.ingest;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ytv2.benchmarks.ingest.IngestRun.Measured;
import ytv2.benchmarks.load.Asker;
import ytv2.benchmarks.load.Pgbench;
import ytv2.benchmarks.load.PgbenchScript;
import ytv2.benchmarks.load.StatementLog;
import ytv2.benchmarks.load.Wrk;
import ytv2.benchmarks.report.Report;
import ytv2.benchmarks.stack.BenchStack;
import ytv2.benchmarks.stack.BenchStack.Database;
import ytv2.benchmarks.stack.BenchStack.Running;
import ytv2.launcher.Secret;
import ytv2.launcher.database.DatabaseConnection;
import ytv2.launcher.process.Progress;

/// The ingest service on a database that has some videos already, measured from its start to the table.
///
/// @param connection of a superuser
/// @param pgbench as the service's user
/// @param connections of wrk
/// @param seconds of each round
/// @param videos that are stored already
public record IngestBench(
        BenchStack stack,
        Database database,
        Connection connection,
        Wrk wrk,
        Pgbench pgbench,
        int connections,
        int seconds,
        int videos,
        Progress progress) {

    private static final String SETTINGS = """
            SELECT string_agg(name || '=' || current_setting(name), ', ' ORDER BY ordinal)
            FROM unnest('{fsync,synchronous_commit,full_page_writes,shared_buffers,max_wal_size,checkpoint_timeout,autovacuum}'::text[])
                 WITH ORDINALITY AS s (name, ordinal)
            """;

    public Report run() throws InterruptedException, SQLException {
        String user = database.urls().ingest().user();
        String token = Secret.generate();
        Running service = stack.startIngest(database.urls().ingest(), token).running();
        Stored stored = new Stored(connection, user);
        Documents documents = Documents.of(videos, token);
        PostCheck check = new PostCheck(new Asker(service.port()), documents);
        progress.say("capturing the service's statements");
        WriteCapture capture =
                new WriteCapture(new StatementLog(connection, database.log()), user, new FreshIds(connection));
        List<PgbenchScript> scripts = capture.scripts(check);
        long checkpoints = stored.checkpoints();
        long autovacuums = stored.autovacuums();
        Measured measured = new IngestRun(
                        service, database.server(), wrk, pgbench, stored, check, connections, seconds, progress)
                .run(scripts);
        Map<String, String> about = new LinkedHashMap<>();
        about.put("settings", DatabaseConnection.text(connection, SETTINGS));
        about.put(
                "documents",
                "%.1f kB of JSON on average; %d videos were there before".formatted(documents.size() / 1e3, videos));
        about.put(
                "load",
                "single posts over %d connections, bulk requests of %d documents over %d; %d rounds of %d s; each row warmed up until it gets no cheaper"
                        .formatted(
                                connections, Documents.BATCH, IngestRun.BULK_CONNECTIONS, IngestRun.ROUNDS, seconds));
        about.put(
                "sessions",
                "%d of the service in PostgreSQL (its default), and as many of pgbench".formatted(stored.sessions()));
        about.put(
                "meanwhile",
                "%d checkpoints; %d tables vacuumed or analysed by PostgreSQL itself; before each row and pgbench VACUUM (ANALYZE) and CHECKPOINT"
                        .formatted(stored.checkpoints() - checkpoints, stored.autovacuums() - autovacuums));
        about.put("answers", measured.correctness());
        IngestTable table = new IngestTable(measured);
        return new Report(about, table.text(), table.figures());
    }
}
