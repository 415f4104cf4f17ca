package ytv2.launcher.process;

import java.io.PrintStream;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Tells the person who started the stack what happens, a line at a time. May be used from any thread.
///
/// @param out where the lines go: the terminal, or the launcher's log when detached
public record Progress(PrintStream out) {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    public void say(String line) {
        out.println(CLOCK.format(LocalTime.now()) + "  " + line);
        out.flush();
    }

    /// `1.3 s`
    public static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
}
