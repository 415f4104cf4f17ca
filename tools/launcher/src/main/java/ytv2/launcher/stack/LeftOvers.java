package ytv2.launcher.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import ytv2.launcher.Failure;
import ytv2.launcher.StackDirectory;
import ytv2.launcher.StackSettings;
import ytv2.launcher.postgres.EmbeddedPostgres;
import ytv2.launcher.process.Progress;
import ytv2.launcher.process.Signal;
import ytv2.launcher.process.StackProcesses;

/// Processes of a stack whose launcher was killed. Only for the holder of the stack's lock.
record LeftOvers(StackDirectory directory, Progress progress) {

    private static final Duration GRACE = Duration.ofSeconds(30);

    /// So long nobody needs to be told what is waited for.
    private static final Duration SILENCE = Duration.ofSeconds(2);

    /// Ends them, the services first; nothing happens if there are none.
    ///
    /// @throws Failure if a process does not even end when it is killed
    void end() throws InterruptedException {
        StackProcesses processes = new StackProcesses(directory);
        List<ProcessHandle> all = processes.all();
        if (!all.isEmpty()) {
            progress.say("ending " + all.size() + " processes that an earlier launcher left behind");
            List<ProcessHandle> stubborn =
                    terminate(all.stream().filter(processes::isJava).toList());
            if (!StackProcesses.end(stubborn, Signal.KILL, GRACE).isEmpty()) {
                throw new Failure("processes of this stack do not end: " + stubborn);
            }
            EmbeddedPostgres.endLeftOvers(directory);
        }
        deleteTraces();
    }

    /// @return those that have to be killed
    private List<ProcessHandle> terminate(List<ProcessHandle> services) throws InterruptedException {
        if (StackSettings.read(directory).embedded() && !EmbeddedPostgres.isRunning(directory)) {
            // Each request that they still have waits for a server that does not come back to them.
            return services;
        }
        List<ProcessHandle> busy = StackProcesses.end(services, Signal.TERM, SILENCE);
        if (!busy.isEmpty()) {
            progress.say("waiting for " + busy.size() + " of them to answer their requests, " + GRACE.toSeconds()
                    + " s at most");
        }
        return StackProcesses.end(busy, Signal.TERM, GRACE);
    }

    private void deleteTraces() {
        try (Stream<Path> files = Files.list(directory.run())) {
            for (Path file : files.filter(LeftOvers::isTrace).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new Failure("cannot tidy up " + directory.run() + ": " + e.getMessage(), e);
        }
    }

    private static boolean isTrace(Path file) {
        String name = file.getFileName().toString();
        return name.equals("ready") || name.endsWith(".pid");
    }
}
