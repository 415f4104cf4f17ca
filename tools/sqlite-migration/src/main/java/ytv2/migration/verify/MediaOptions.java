package ytv2.migration.verify;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;
import ytv2.migration.media.MediaAccess;

/// How to get at the stored files.
final class MediaOptions {

    private static final Duration STALL_LIMIT = Duration.ofSeconds(60);

    @Option(
            names = "--exports",
            paramLabel = "DIR",
            description = "Opens the stored files in this directory. Default: EXPORTS_DIR, else that of the stack in"
                    + " --data.")
    private @Nullable Path directory;

    @Option(
            names = "--media",
            paramLabel = "URL",
            description = "Opens the stored files over HTTP, from the dashboard or the ingest service.")
    private @Nullable String address;

    @Spec(Target.MIXEE)
    private CommandSpec spec;

    /// @return empty if nobody says where they are
    Optional<MediaAccess> access(Map<String, String> environment) throws IOException {
        if (directory != null && address != null) {
            throw new ParameterException(spec.commandLine(), "Give one of --exports and --media.");
        }
        if (address != null) {
            if (!address.matches("https?://[^/?#@\\s]+/*")) {
                throw new ParameterException(spec.commandLine(), "--media must look like https://host, not " + address);
            }
            return Optional.of(MediaAccess.of(URI.create(address.replaceFirst("/+$", "")), STALL_LIMIT));
        }
        if (directory != null && !Files.isDirectory(directory)) {
            throw new ParameterException(spec.commandLine(), "--exports: there is no directory " + directory);
        }
        return Optional.ofNullable(directory)
                .or(() -> Optional.of(
                                environment.getOrDefault("EXPORTS_DIR", "").strip())
                        .filter(text -> !text.isEmpty())
                        .map(Path::of)
                        .filter(Files::isDirectory))
                .map(MediaAccess::of);
    }
}
