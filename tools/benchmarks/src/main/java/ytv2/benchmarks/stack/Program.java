package ytv2.benchmarks.stack;

import java.io.IOException;
import java.nio.file.Files;
import ytv2.launcher.Failure;
import ytv2.launcher.StackDirectory;
import ytv2.launcher.process.Child;
import ytv2.launcher.process.Progress;
import ytv2.launcher.process.Supervisor;

/// A program of the stack that is stopped on its own.
final class Program {

    private final Supervisor supervisor;
    private final StackDirectory directory;
    private final Child child;

    private Program(Supervisor supervisor, StackDirectory directory, Child child) {
        this.supervisor = supervisor;
        this.directory = directory;
        this.child = child;
    }

    static Program of(StackDirectory directory, Child child, Progress progress) {
        return new Program(new Supervisor(directory, progress), directory, child);
    }

    /// Returns when it is ready.
    ///
    /// @throws Failure if it ends before, or has been stopped
    void start() throws InterruptedException {
        supervisor.start(child);
    }

    void stop() throws InterruptedException {
        supervisor.stop();
    }

    /// @throws Failure if it does not run
    ProcessHandle process() {
        try {
            String pid = Files.readString(directory.pidFile(child.name())).strip();
            return ProcessHandle.of(Long.parseLong(pid)).orElseThrow(() -> new Failure(child.name() + " has ended"));
        } catch (IOException e) {
            throw new Failure(child.name() + " does not run", e);
        }
    }
}
