package ytv2.launcher.load;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ytv2.launcher.Failure;
import ytv2.launcher.IngestToken;
import ytv2.launcher.StackDirectory;

/// Finds the ingest service and its token: what the caller says, else what stands in the stack's directory.
record IngestSettings(StackDirectory stack, Map<String, String> environment) {

    private static final String DEFAULT_PORT = "8081";

    /// @param url   null means the stack's ingest service
    /// @param wrong makes the exception that is thrown if there is no token, or the URL or the token cannot be used
    IngestTarget target(@Nullable String url, Function<String, RuntimeException> wrong) throws IOException {
        String token = token(wrong);
        String address = url != null ? url : "http://localhost:" + port();
        try {
            return new IngestTarget(URI.create(address), token);
        } catch (IllegalArgumentException e) {
            throw wrong.apply(Objects.requireNonNullElse(e.getMessage(), "Wrong ingest URL: " + address));
        }
    }

    private String token(Function<String, RuntimeException> wrong) {
        try {
            return IngestToken.find(stack, environment)
                    .orElseThrow(() -> wrong.apply("No ingest token: set INGEST_TOKEN, or name the stack with --data"
                            + " (there is no " + stack.ingestToken() + "; ./ytv2 up creates it)"))
                    .text();
        } catch (Failure e) {
            throw wrong.apply(String.valueOf(e.getMessage()));
        }
    }

    private String port() throws IOException {
        Properties settings = new Properties();
        if (Files.isReadable(stack.settings())) {
            try (Reader reader = Files.newBufferedReader(stack.settings())) {
                settings.load(reader);
            }
        }
        return settings.getProperty("ingest.port", DEFAULT_PORT).strip();
    }

    /// Where files that the user may want later are kept, best first: the state directory of the
    /// [XDG Base Directory Specification](https://specifications.freedesktop.org/basedir-spec/latest/), else a
    /// temporary directory.
    static List<Path> stateDirectories(Map<String, String> environment) {
        Path home = Path.of(System.getProperty("user.home", ""));
        return Stream.of(
                        Path.of(environment.getOrDefault("XDG_STATE_HOME", "")).resolve("ytv2"),
                        home.resolve(".local/state/ytv2"),
                        Path.of(environment.getOrDefault("TMPDIR", "")),
                        Path.of(System.getProperty("java.io.tmpdir")))
                .filter(Path::isAbsolute)
                .toList();
    }
}
