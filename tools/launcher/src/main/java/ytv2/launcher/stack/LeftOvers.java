package ytv2.launcher.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import ytv2.launcher.Failure;
import ytv2.launcher.StackDirectory;
import ytv2.launcher.postgres.EmbeddedPostgres;
import ytv2.launcher.process.Progress;
import ytv2.launcher.process.Signal;
import ytv2.launcher.process.StackProcesses;

/// Processes of a stack whose launcher was killed. Only for the holder of the stack's lock.
record LeftOvers(StackDirectory directory, Progress progress) {

    private static final Duration GRACE = Duration.ofSeconds(30);

    /// Ends them, the services first; nothing happens if there are none.
    ///
    /// @throws Failure if a process does not even end when it is killed
    void end() throws InterruptedException {
        StackProcesses processes = new StackProcesses(directory);
        List<ProcessHandle> all = processes.all();
        if (!all.isEmpty()) {
            progress.say("ending " + all.size() + " processes that an earlier launcher left behind");
            List<ProcessHandle> services =
                    all.stream().filter(processes::isJava).toList();
            List<ProcessHandle> stubborn = StackProcesses.end(services, Signal.TERM, GRACE);
            if (!StackProcesses.end(stubborn, Signal.KILL, GRACE).isEmpty()) {
                throw new Failure("processes of this stack do not end: " + stubborn);
            }
            EmbeddedPostgres.endLeftOvers(directory);
        }
        deleteTraces();
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
