package ytv2.launcher.process;

import java.util.ArrayList;
import java.util.List;
import ytv2.launcher.Failure;
import ytv2.launcher.StackDirectory;

/// Starts children one after the other, starts again those that die, and ends them in the opposite order: who uses
/// another is gone before it. May be used from any thread.
public final class Supervisor {

    private final StackDirectory directory;
    private final Progress progress;
    private final List<SupervisedChild> children = new ArrayList<>(); // guarded by this
    private boolean stopping; // guarded by this

    public Supervisor(StackDirectory directory, Progress progress) {
        this.directory = directory;
        this.progress = progress;
    }

    /// Starts a child and returns when it is ready.
    ///
    /// @throws Failure if it ends or is not ready within 120 s; the others run on until [#stop()]
    public void start(Child child) throws InterruptedException {
        SupervisedChild supervised = new SupervisedChild(child, directory, progress);
        synchronized (this) {
            if (stopping) {
                throw new Failure("the stack is stopping");
            }
            children.add(supervised);
        }
        supervised.start();
    }

    /// Whether nothing was ever started.
    public synchronized boolean isIdle() {
        return children.isEmpty();
    }

    /// Ends every child, the last one started first, and returns when they have ended. Nothing can be started
    /// any more.
    public void stop() throws InterruptedException {
        List<SupervisedChild> started;
        synchronized (this) {
            stopping = true;
            started = List.copyOf(children);
        }
        started.forEach(SupervisedChild::letDie);
        for (SupervisedChild child : started.reversed()) {
            child.stop();
        }
    }
}
