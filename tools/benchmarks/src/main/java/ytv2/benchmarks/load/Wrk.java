package ytv2.benchmarks.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import ytv2.launcher.Failure;

/// The load tool for HTTP.
///
/// @see <a href="https://github.com/wg/wrk">wrk</a>
public final class Wrk {

    private static final int THREADS = 2;

    private final Path program;
    private final int connections;
    private final Path directory;
    private final ToolProcess tool;
    private final AtomicInteger runs;
    private final AtomicLong accepted;

    /// @param directory for its scripts
    public Wrk(Path program, int connections, Path directory, ToolProcess tool) {
        this(program, connections, directory, tool, new AtomicInteger(), new AtomicLong());
    }

    private Wrk(
            Path program, int connections, Path directory, ToolProcess tool, AtomicInteger runs, AtomicLong accepted) {
        this.program = program;
        this.connections = connections;
        this.directory = directory;
        this.tool = tool;
        this.runs = runs;
        this.accepted = accepted;
    }

    /// The same with another number of connections. Its runs have no number in common with those of this one.
    public Wrk over(int others) {
        return new Wrk(program, others, directory, tool, runs, accepted);
    }

    /// How often it has run, over however many connections.
    public int runs() {
        return runs.get();
    }

    /// Requests of all runs that were answered, and not by an error.
    public long accepted() {
        return accepted.get();
    }

    /// @param port of the server, on this machine
    /// @throws Failure if wrk fails; errors of the server are counted in its result
    public WrkResult run(int port, Load load, int seconds) throws InterruptedException {
        try {
            Path script = directory.resolve("wrk.lua");
            Files.writeString(script, load.script(runs.incrementAndGet()));
            WrkResult result = WrkResult.parse(tool.run(List.of(
                    program.toString(),
                    "--threads=" + Math.min(THREADS, connections),
                    "--connections=" + connections,
                    "--duration=" + seconds + "s",
                    "--timeout=10s",
                    "--script=" + script,
                    "http://127.0.0.1:" + port + "/")));
            long _ = accepted.addAndGet(Math.max(0, result.requests() - result.errors()));
            return result;
        } catch (IOException e) {
            throw new Failure("wrk cannot be run: " + e.getMessage(), e);
        }
    }
}
