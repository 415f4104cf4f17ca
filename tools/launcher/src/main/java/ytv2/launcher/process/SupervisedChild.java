package ytv2.launcher.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import ytv2.launcher.Failure;
import ytv2.launcher.StackDirectory;

/// One child and the thread that starts it again whenever it dies.
final class SupervisedChild {

    /// A JVM on a busy machine of two cores was seen to take 49 s to its first answer.
    private static final Duration START_LIMIT = Duration.ofSeconds(120);

    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration PATIENCE_SHOWN_EVERY = Duration.ofSeconds(10);
    private static final int TAIL_SHOWN = 20;

    private final Child child;
    private final StackDirectory directory;
    private final Progress progress;
    private final LogFile log;

    private @Nullable Process process; // guarded by this
    private boolean stopping; // guarded by this

    private record Run(Process process, boolean wasReady) {}

    SupervisedChild(Child child, StackDirectory directory, Progress progress) {
        this.child = child;
        this.directory = directory;
        this.progress = progress;
        this.log = new LogFile(directory.log(child.name()));
    }

    /// Starts the program and returns when it is ready; from then on it is kept alive.
    ///
    /// @throws Failure if it ends, or is not ready within 120 s
    void start() throws InterruptedException {
        long began = System.nanoTime();
        Process first;
        try {
            first = launch();
        } catch (IOException e) {
            throw new Failure("cannot start " + child.name() + ": " + e.getMessage(), e);
        }
        if (!awaitReady(first)) {
            throw new Failure(child.name()
                    + (first.isAlive() ? " was not ready in time" : " ended with code " + first.exitValue())
                    + " while starting; the end of " + log.path() + ":" + tail());
        }
        progress.say(child.name() + " is ready (" + since(began) + ")");
        Thread.ofPlatform().daemon().name("keep-" + child.name()).start(() -> keepAlive(new Run(first, true)));
    }

    /// From now on the program is not started again: whoever stops a stack may signal all of its processes at once.
    synchronized void letDie() {
        stopping = true;
        notifyAll();
    }

    /// Ends the program, as gently as it lets itself be ended. Returns when it has ended.
    void stop() throws InterruptedException {
        letDie();
        @Nullable Process last;
        synchronized (this) {
            last = process;
        }
        if (last == null) {
            return;
        }
        if (!end(last)) {
            progress.sayAtEnd(child.name() + " did not end by itself and was killed");
            last.destroyForcibly().waitFor();
        }
        deletePidFile();
    }

    private boolean end(Process last) throws InterruptedException {
        for (Parting parting : child.partings()) {
            parting.signal().send(last.toHandle());
            if (last.waitFor(parting.patience().toMillis(), TimeUnit.MILLISECONDS)) {
                return true;
            }
        }
        return false;
    }

    private void keepAlive(Run first) {
        try {
            Backoff backoff = Backoff.NONE;
            Run current = first;
            while (true) {
                int code = current.process().waitFor();
                backoff = backoff.after(current.wasReady());
                if (waitsInVain(backoff, code)) {
                    return;
                }
                current = relaunch(current);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Waits before the next start; true if the supervisor stops meanwhile.
    private synchronized boolean waitsInVain(Backoff backoff, int code) throws InterruptedException {
        long end = System.nanoTime() + backoff.delay().toNanos();
        if (!stopping) {
            progress.say(child.name() + " ended with code " + code + "; starting it again"
                    + (backoff.equals(Backoff.NONE) ? "" : " in " + Progress.seconds(backoff.delay())));
        }
        for (long left = backoff.delay().toMillis();
                !stopping && left > 0;
                left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())) {
            wait(left);
        }
        return stopping;
    }

    /// The next run; the ended one if it could not be started, so that the next turn tries again.
    private Run relaunch(Run ended) throws InterruptedException {
        try {
            long began = System.nanoTime();
            Process next = launch();
            boolean ready = awaitReady(next);
            if (ready) {
                progress.say(child.name() + " is ready again (" + since(began) + ")");
            }
            return new Run(next, ready);
        } catch (IOException | RuntimeException e) {
            progress.say("cannot start " + child.name() + ": " + e.getMessage());
            return new Run(ended.process(), false);
        }
    }

    private synchronized Process launch() throws IOException {
        if (stopping) {
            throw new Failure("the stack is stopping");
        }
        child.beforeStart().run();
        log.rotate();
        ProcessBuilder builder = new ProcessBuilder(Session.detached(child.command()));
        builder.environment().clear();
        builder.environment().putAll(child.environment());
        builder.directory(directory.root().toFile())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.path().toFile()));
        Process started = builder.start();
        process = started;
        Files.writeString(directory.pidFile(child.name()), started.pid() + "\n");
        return started;
    }

    private boolean awaitReady(Process started) throws InterruptedException {
        long began = System.nanoTime();
        long shown = began;
        while (!started.waitFor(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
            if (child.readiness().isReady(started.toHandle())) {
                return true;
            }
            long now = System.nanoTime();
            if (now - began > START_LIMIT.toNanos()) {
                return false;
            }
            if (now - shown > PATIENCE_SHOWN_EVERY.toNanos()) {
                shown = now;
                progress.say("still waiting for " + child.name() + " (" + since(began) + ")");
            }
        }
        return false;
    }

    private String tail() {
        try {
            return "\n  " + String.join("\n  ", log.tail(TAIL_SHOWN));
        } catch (IOException e) {
            return " (cannot be read: " + e.getMessage() + ")";
        }
    }

    private void deletePidFile() {
        try {
            Files.deleteIfExists(directory.pidFile(child.name()));
        } catch (IOException e) {
            progress.sayAtEnd("cannot delete " + directory.pidFile(child.name()) + ": " + e.getMessage());
        }
    }

    private static String since(long began) {
        return Progress.seconds(Duration.ofNanos(System.nanoTime() - began));
    }
}
