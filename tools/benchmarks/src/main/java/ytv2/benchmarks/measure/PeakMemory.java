package ytv2.benchmarks.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The most memory that a process has had at a time, as Linux counts it.
///
/// @see <a href="https://man7.org/linux/man-pages/man5/proc_pid_status.5.html">proc_pid_status(5)</a>
public final class PeakMemory {

    private static final Pattern LINE = Pattern.compile("VmHWM:\\s+(\\d+) kB");

    private PeakMemory() {}

    /// In bytes.
    ///
    /// @return empty if the process has ended
    public static OptionalLong of(ProcessHandle process) throws IOException {
        try {
            return parse(Files.readString(Path.of("/proc", Long.toString(process.pid()), "status")));
        } catch (NoSuchFileException ended) {
            return OptionalLong.empty();
        }
    }

    /// @param status of `/proc/PID/status`; one that has ended and is still listed has no such line
    static OptionalLong parse(String status) {
        Matcher line = LINE.matcher(status);
        return line.find() ? OptionalLong.of(Long.parseLong(line.group(1)) * 1024) : OptionalLong.empty();
    }
}
