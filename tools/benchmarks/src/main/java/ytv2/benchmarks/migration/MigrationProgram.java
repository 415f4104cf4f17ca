package ytv2.benchmarks.migration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import ytv2.benchmarks.load.ToolProcess;
import ytv2.benchmarks.measure.PeakMemory;
import ytv2.model.DatabaseUrl;

/// The migration as a program, started as `./ytv2 migrate` starts it.
///
/// @param checkout the directory of the parent `pom.xml`, with built programs
record MigrationProgram(Path checkout, ToolProcess tool) {

    static final List<String> HEAP = List.of("-Xmx512m", "-XX:+UseSerialGC");

    /// A command that has ended well.
    ///
    /// @param seconds from its start to its end
    /// @param peak the most memory it had, in bytes, as of its last line of output
    record Ran(double seconds, long peak) {}

    Ran run(DatabaseUrl target, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(HEAP);
        command.addAll(List.of(
                "-jar",
                checkout.resolve("tools/sqlite-migration/target/migration.jar").toString()));
        command.addAll(List.of(arguments));
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("DATABASE_URL", target.toUri());
        AtomicLong peak = new AtomicLong();
        long begun = System.nanoTime();
        String _ = tool.run(command, environment, (process, _) -> peak.accumulateAndGet(memory(process), Math::max));
        return new Ran((System.nanoTime() - begun) / 1e9, peak.get());
    }

    private static long memory(ProcessHandle process) {
        try {
            return PeakMemory.of(process).orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
