package ytv2.launcher.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import ytv2.launcher.Failure;
import ytv2.launcher.StackDirectory;
import ytv2.launcher.process.Parting;
import ytv2.launcher.process.Signal;
import ytv2.launcher.process.StackProcesses;

/// The server that a data directory belongs to at the moment, as `postmaster.pid` tells it.
/// See <https://www.postgresql.org/docs/17/storage-file-layout.html>.
final class Postmaster {

    /// A fast shutdown writes a checkpoint, which takes its time on a slow disk; after an immediate one the next start
    /// recovers from the log, so nothing is lost by it.
    static final List<Parting> PARTINGS =
            List.of(new Parting(Signal.INT, Duration.ofSeconds(60)), new Parting(Signal.QUIT, Duration.ofSeconds(10)));

    private static final Duration KILL_PATIENCE = Duration.ofSeconds(10);

    private static final int LINE_OF_PID = 0;
    private static final int LINE_OF_STATUS = 7;

    private Postmaster() {}

    /// Whether this very process serves the data directory and takes connections.
    static boolean isReady(Path data, ProcessHandle process) {
        List<String> lines = lines(data);
        return lines.size() > LINE_OF_STATUS
                && lines.get(LINE_OF_PID).strip().equals(Long.toString(process.pid()))
                && lines.get(LINE_OF_STATUS).strip().equals("ready");
    }

    /// Ends a server that an earlier launcher left behind, then backends whose server was killed: as long as one
    /// of them lives it holds the shared memory, and no new server starts. Killing such an orphan loses nothing,
    /// what it had not committed is gone with its server.
    static void endLeftOvers(StackDirectory directory) {
        try {
            StackProcesses processes = new StackProcesses(directory);
            List<ProcessHandle> server = running(directory, processes).stream().toList();
            for (Parting parting : PARTINGS) {
                server = StackProcesses.end(server, parting.signal(), parting.patience());
                if (server.isEmpty()) {
                    break;
                }
            }
            List<ProcessHandle> orphans =
                    processes.all().stream().filter(processes::isPostgres).toList();
            if (!StackProcesses.end(orphans, Signal.KILL, KILL_PATIENCE).isEmpty()) {
                throw new Failure("processes of an earlier PostgreSQL in " + directory.postgres() + " do not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Optional<ProcessHandle> running(StackDirectory directory, StackProcesses processes) {
        return lines(directory.postgres()).stream()
                .limit(1)
                .map(String::strip)
                .filter(pid -> pid.matches("\\d{1,10}"))
                .map(Long::parseLong)
                .flatMap(pid -> ProcessHandle.of(pid).stream())
                .filter(processes::isPostgres)
                .findFirst();
    }

    private static List<String> lines(Path data) {
        try {
            return Files.readAllLines(data.resolve("postmaster.pid"));
        } catch (IOException e) { // not there, or being replaced
            return List.of();
        }
    }
}
