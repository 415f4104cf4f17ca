package ytv2.launcher.load;

import java.io.IOException;
import java.io.PrintWriter;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Shows a load's progress until it is closed: one line that is drawn over on a terminal, a plain line every 2 s
/// elsewhere. Any thread may call it.
final class ProgressDisplay implements AutoCloseable {

    private static final Duration REDRAW = Duration.ofMillis(200);
    private static final Duration PLAIN_LINE = Duration.ofSeconds(2);

    /// Back to the first column and clear to the end of the line (ECMA-48 EL).
    private static final String CLEAR = "\r\u001b[K";

    private final PrintWriter out;
    private final boolean terminal;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("load-progress").factory());
    private boolean closed;

    ProgressDisplay(PrintWriter out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /// Whether standard error is a terminal that can redraw a line. Java knows only whether standard input and output
    /// both are, which a pipe into `load -` is not; so the question goes to `test`.
    static boolean onTerminal(Map<String, String> environment) throws InterruptedException {
        if ("dumb".equals(environment.get("TERM"))) {
            return false;
        }
        try {
            return new ProcessBuilder("test", "-t", "2")
                            .redirectError(Redirect.INHERIT)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException _) {
            return false;
        }
    }

    void start(Supplier<LoadProgress> progress) {
        long period = (terminal ? REDRAW : PLAIN_LINE).toMillis();
        var _ = clock.scheduleAtFixedRate(() -> draw(progress.get()), period, period, TimeUnit.MILLISECONDS);
    }

    private synchronized void draw(LoadProgress progress) {
        if (closed) {
            return;
        }
        if (terminal) {
            out.print(CLEAR + progress.bar());
        } else {
            out.println(progress.line());
        }
        out.flush();
    }

    /// A line that stays.
    synchronized void notice(String line) {
        out.println(terminal && !closed ? CLEAR + line : line);
        out.flush();
    }

    /// Takes the bar away.
    @Override
    public synchronized void close() {
        if (terminal && !closed) {
            out.print(CLEAR);
            out.flush();
        }
        closed = true;
        clock.shutdownNow();
    }
}
