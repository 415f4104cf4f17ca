package ytv2.benchmarks.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
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
    private final AtomicInteger runs = new AtomicInteger();

    /// @param directory for its scripts
    public Wrk(Path program, int connections, Path directory, ToolProcess tool) {
        this.program = program;
        this.connections = connections;
        this.directory = directory;
        this.tool = tool;
    }

    /// @param port of the server, on this machine
    /// @throws Failure if wrk fails; errors of the server are counted in its result
    public WrkResult run(int port, Requests requests, int seconds) throws InterruptedException {
        try {
            Path script = directory.resolve("wrk.lua");
            Files.writeString(script, WrkScript.of(requests, runs.incrementAndGet()));
            return WrkResult.parse(tool.run(List.of(
                    program.toString(),
                    "--threads=" + Math.min(THREADS, connections),
                    "--connections=" + connections,
                    "--duration=" + seconds + "s",
                    "--timeout=10s",
                    "--script=" + script,
                    "http://127.0.0.1:" + port + "/")));
        } catch (IOException e) {
            throw new Failure("wrk cannot be run: " + e.getMessage(), e);
        }
    }
}
