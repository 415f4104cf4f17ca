package ytv2.benchmarks.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import ytv2.launcher.Failure;
import ytv2.launcher.backup.PostgresTool;
import ytv2.model.DatabaseUrl;

/// The load tool for SQL.
///
/// @param url as the service's user
/// @param directory for its scripts
/// @param serverCpu what the server has used so far
/// @see <a href="https://www.postgresql.org/docs/17/pgbench.html">pgbench</a>
public record Pgbench(
        PostgresTool program,
        DatabaseUrl url,
        int connections,
        Path directory,
        Supplier<Duration> serverCpu,
        ToolProcess tool) {

    private static final int THREADS = 2;

    /// The same with another number of connections.
    public Pgbench over(int others) {
        return new Pgbench(program, url, others, directory, serverCpu, tool);
    }

    /// Runs the scripts at random.
    ///
    /// @param seconds that are measured, after one that is not
    /// @throws Failure if pgbench fails, or one of its transactions
    public PgbenchResult run(List<PgbenchScript> scripts, int seconds) throws InterruptedException {
        return run(scripts, seconds, 0);
    }

    /// @param ids where each client begins to count those that it makes
    public PgbenchResult run(List<PgbenchScript> scripts, int seconds, int ids) throws InterruptedException {
        List<PgbenchResult.Progress> progress = new ArrayList<>();
        try {
            String output = tool.run(
                    command(scripts, seconds + 1, ids),
                    PostgresTool.environment(url),
                    line -> PgbenchResult.Progress.parse(line, serverCpu.get()).ifPresent(progress::add));
            if (!output.contains("number of failed transactions: 0 ")) {
                throw new Failure("transactions of pgbench have failed: " + output);
            }
        } catch (IOException e) {
            throw new Failure("pgbench cannot be run: " + e.getMessage(), e);
        }
        return PgbenchResult.of(progress);
    }

    private List<String> command(List<PgbenchScript> scripts, int seconds, int ids) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                program.path().toString(),
                "--no-vacuum",
                "--protocol=prepared",
                "--client=" + connections,
                "--jobs=" + Math.min(THREADS, connections),
                "--time=" + seconds,
                "--progress=1",
                "--define=" + PgbenchScript.COUNTER + "=" + ids));
        for (int i = 0; i < scripts.size(); i++) {
            Path file = directory.resolve("pgbench-" + i + ".sql");
            Files.writeString(file, scripts.get(i).sql());
            command.add("--file=" + file);
            for (Map.Entry<String, String> variable : scripts.get(i).variables().entrySet()) {
                command.add("--define=" + variable.getKey() + "=" + variable.getValue());
            }
        }
        return command;
    }
}
