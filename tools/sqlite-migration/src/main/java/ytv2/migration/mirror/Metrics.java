package ytv2.migration.mirror;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a mirror tells a monitoring system, in a file that is replaced as a whole.
///
/// @see <a href="https://prometheus.io/docs/instrumenting/exposition_formats/">Prometheus, exposition formats</a>
final class Metrics {

    private final @Nullable Path target;
    private final Map<String, Map<Path, Double>> values = new LinkedHashMap<>();

    /// @param target `null` to tell nothing
    Metrics(@Nullable Path target) {
        this.target = target;
    }

    void addPass(Path file, FileMirror.Pass pass) {
        addLag(file, pass.lag());
        put("ytv2_mirror_last_success_timestamp_seconds", file, Instant.now().getEpochSecond());
    }

    void addLag(Path file, Outbox.Lag lag) {
        put("ytv2_mirror_lag_events", file, lag.events());
        put("ytv2_mirror_lag_seconds", file, lag.seconds());
    }

    void addDrift(Path file, int videos) {
        put("ytv2_mirror_drift_videos", file, videos);
    }

    private void put(String name, Path file, double value) {
        values.computeIfAbsent(name, _ -> new LinkedHashMap<>()).put(file, value);
    }

    /// Who reads the file sees the old one or the new one, never a part.
    void write() throws IOException {
        if (target == null) {
            return;
        }
        StringBuilder text = new StringBuilder();
        values.forEach((name, files) -> {
            text.append("# TYPE ").append(name).append(" gauge\n");
            files.forEach((file, value) ->
                    text.append(String.format(Locale.ROOT, "%s{file=\"%s\"} %.3f%n", name, escaped(file), value)));
        });
        Path whole = target.toAbsolutePath();
        Path temporary = whole.resolveSibling(whole.getFileName() + ".new");
        Path _ = Files.writeString(temporary, text);
        Path _ = Files.move(temporary, whole, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String escaped(Path file) {
        return file.toString().replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }
}
