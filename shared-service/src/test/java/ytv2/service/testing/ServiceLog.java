package ytv2.service.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/// What a service has written to its log from a moment on.
///
/// @param file the log
/// @param start how many bytes it had at that moment
public record ServiceLog(Path file, long start) {

    /// In the format of the console and in that of the log file, which has more before the level.
    private static final Pattern ALARM = Pattern.compile("^\\d{4}-\\d\\d-\\d\\d.* (WARN|ERROR|FATAL) +\\[.*");

    /// The log of the service that a `@QuarkusTest` or `@QuarkusIntegrationTest` runs, from now on.
    public static ServiceLog fromNow() {
        return fromNow(Path.of("target", "quarkus.log"));
    }

    public static ServiceLog fromNow(Path file) {
        return new ServiceLog(file, file.toFile().length());
    }

    public String text() {
        try {
            byte[] bytes = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
            int from = (int) Math.min(start, bytes.length);
            return new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The lines at WARN and above.
    public List<String> alarms() {
        return text().lines().filter(line -> ALARM.matcher(line).matches()).toList();
    }
}
