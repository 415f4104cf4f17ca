package ytv2.launcher.process;

import java.io.PrintStream;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Tells the person who started the stack what happens, a line at a time. May be used from any thread.
public final class Progress {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private final PrintStream out;
    private boolean ending; // guarded by this

    /// @param out where the lines go: the terminal, or the launcher's log when detached
    public Progress(PrintStream out) {
        this.out = out;
    }

    /// Says what starts or has started; nothing after [#end()].
    public synchronized void say(String line) {
        if (!ending) {
            print(line);
        }
    }

    /// From now on only [#sayAtEnd] is heard: the parts that are at work when the end begins still tell of themselves.
    public synchronized void end() {
        ending = true;
    }

    /// Says how the end goes.
    public synchronized void sayAtEnd(String line) {
        print(line);
    }

    private void print(String line) {
        out.println(CLOCK.format(LocalTime.now()) + "  " + line);
        out.flush();
    }

    /// `1.3 s`
    public static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
}
