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
            deleteStale(directory.postgres());
        } catch (IOException e) {
            throw new Failure("cannot delete a stale postmaster.pid: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// A killed server leaves its `postmaster.pid`, and the next one does not start while any process has that pid:
    /// another program that got it since, or the dead server itself where nobody collects orphans.
    private static void deleteStale(Path data) throws IOException {
        boolean served = named(data)
                .flatMap(process -> process.info().command())
                .filter(command -> command.endsWith("/postgres"))
                .isPresent();
        if (!served) {
            Files.deleteIfExists(data.resolve("postmaster.pid"));
        }
    }

    static Optional<ProcessHandle> running(StackDirectory directory, StackProcesses processes) {
        return named(directory.postgres()).filter(processes::isPostgres);
    }

    /// The process whose pid stands in `postmaster.pid`, whatever it is by now.
    private static Optional<ProcessHandle> named(Path data) {
        return lines(data).stream()
                .limit(1)
                .map(String::strip)
                .filter(pid -> pid.matches("\\d{1,10}"))
                .map(Long::parseLong)
                .flatMap(pid -> ProcessHandle.of(pid).stream())
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
