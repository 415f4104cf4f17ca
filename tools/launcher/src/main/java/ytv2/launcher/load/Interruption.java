package ytv2.launcher.load;

import java.util.concurrent.CountDownLatch;

/// Turns Ctrl-C (and SIGTERM) into a call while it is open, and keeps the JVM alive until it is closed, so that the
/// summary is still printed. The JVM then ends with 128 + the signal's number.
final class Interruption implements AutoCloseable {

    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread hook;

    Interruption(Runnable onInterrupt) {
        hook = new Thread(() -> interrupted(onInterrupt), "load-interrupted");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void interrupted(Runnable onInterrupt) {
        onInterrupt.run();
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // The JVM is going down: the hook runs, and has just been let go.
        }
    }
}
