package ytv2.migration.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import ytv2.migration.ExitCode;
import ytv2.migration.ProgressLine;
import ytv2.migration.ReportOptions;
import ytv2.migration.snapshot.TemporaryDirectory;
import ytv2.migration.source.Snapshot;
import ytv2.migration.target.TargetDatabase;

/// Compares the two stores' speed.
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = {
            "Measures what the programs do, on a copy of the SQLite file and on PostgreSQL with the same rows: the base"
                    + " from which a loss of speed is told.",
            "Writes and deletes videos of its own, and takes them away at the end; so it takes only a database in which"
                    + " nobody but the migration has written."
        })
public final class BenchCommand implements Callable<Integer> {

    @Option(
            names = "--sqlite",
            required = true,
            paramLabel = "FILE",
            description = "The legacy file, which is only copied. Take it in first, by ./ytv2 migrate run.")
    private Path file = Path.of("");

    @Option(
            names = "--times",
            paramLabel = "N",
            defaultValue = "500",
            description = "How often each is measured. Default: ${DEFAULT-VALUE}.")
    private int times;

    @Mixin
    private ReportOptions reports;

    @Spec
    private CommandSpec spec;

    private final Map<String, String> environment;

    /// @param environment names the target
    public BenchCommand(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    @Override
    public Integer call() throws IOException, SQLException {
        if (times < 1) {
            throw new ParameterException(spec.commandLine(), "--times takes 1 or more.");
        }
        TargetDatabase target = TargetDatabase.of(environment);
        try (TemporaryDirectory directory = TemporaryDirectory.create()) {
            Snapshot snapshot = Snapshot.take(file, directory.path().resolve("bench.db"), (_, _) -> {});
            try (Store sqlite = new SqliteStore(snapshot.file());
                    Store postgres = new PostgresStore(target.open())) {
                Comparison comparison = new Comparison(sqlite, postgres, times);
                try (ProgressLine progress = new ProgressLine(System.err, "operations", comparison.steps())) {
                    comparison.measure(progress);
                }
                print(comparison);
                reports.write("bench", toJson(comparison, snapshot));
            }
        }
        return ExitCode.DONE;
    }

    private void print(Comparison comparison) {
        PrintWriter out = spec.commandLine().getOut();
        out.print(comparison.text());
        out.flush();
    }

    private ObjectNode toJson(Comparison comparison, Snapshot snapshot) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("file", file.toString());
        json.put("snapshot_sha256", snapshot.sha256());
        json.set("operations", comparison.toJson());
        return json;
    }
}
