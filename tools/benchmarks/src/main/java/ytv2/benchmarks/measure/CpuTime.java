package ytv2.benchmarks.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import ytv2.launcher.Failure;

/// The CPU time that a process has used, in user and in kernel mode, as Linux counts it.
///
/// @see <a href="https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html">proc_pid_stat(5)</a>
public final class CpuTime {

    /// USER_HZ: what Linux counts in towards programs, on every platform that we run on.
    private static final long MILLIS_PER_TICK = 10;

    // Counted from the field behind the command's closing parenthesis, which is the third.
    private static final int UTIME = 14 - 3;
    private static final int CUTIME = 16 - 3;

    private CpuTime() {}

    /// Whether this machine tells.
    public static boolean isKnown() {
        return Files.exists(Path.of("/proc/self/stat"));
    }

    /// Of all its threads, those that have ended among them.
    ///
    /// @throws Failure if there is no such process any more
    public static Duration of(ProcessHandle process) {
        return Duration.ofMillis(ticks(process).own() * MILLIS_PER_TICK);
    }

    /// Of a server with a process for each session: its own, that of the sessions, and that of those that have ended.
    public static Duration ofServer(ProcessHandle server) {
        long sessions = server.children().mapToLong(CpuTime::ticksIfAlive).sum();
        Ticks its = ticks(server);
        return Duration.ofMillis((sessions + its.own() + its.endedChildren()) * MILLIS_PER_TICK);
    }

    record Ticks(long own, long endedChildren) {}

    private static Ticks ticks(ProcessHandle process) {
        try {
            return parse(Files.readString(stat(process)));
        } catch (IOException e) {
            throw new Failure("process " + process.pid() + " has ended while it was measured", e);
        }
    }

    private static long ticksIfAlive(ProcessHandle process) {
        try {
            return parse(Files.readString(stat(process))).own();
        } catch (IOException _) {
            return 0; // it ended since it was listed; its parent tells of it
        }
    }

    /// @param stat a line of `/proc/PID/stat`; the command in it may hold blanks and parentheses
    static Ticks parse(String stat) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return new Ticks(sum(fields, UTIME), sum(fields, CUTIME));
    }

    private static long sum(String[] fields, int user) {
        return Long.parseLong(fields[user]) + Long.parseLong(fields[user + 1]);
    }

    private static Path stat(ProcessHandle process) {
        return Path.of("/proc", Long.toString(process.pid()), "stat");
    }
}
