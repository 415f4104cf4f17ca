package ytv2.dashboard;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ytv2.service.testing.Given;

/// Gives the service a directory of exports and one of a front end, both below one that tests get as a field of type
/// [Path] marked [Given], and origins that may read what it answers.
public final class ServedDirectories implements QuarkusTestResourceLifecycleManager {

    private @Nullable Path root;

    @Override
    public Map<String, String> start() {
        try {
            Path created = Files.createTempDirectory("ytv2-served").toRealPath();
            root = created;
            return Map.of(
                    "ytv2.exports.directory",
                    Files.createDirectory(created.resolve("exports")).toString(),
                    "ytv2.dashboard.frontend.directory",
                    Files.createDirectory(created.resolve("frontend")).toString(),
                    "ytv2.dashboard.cors.origins",
                    "https://dash.example,http://localhost:5173");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(
                Objects.requireNonNull(root), new TestInjector.AnnotatedAndMatchesType(Given.class, Path.class));
    }

    @Override
    public void stop() {
        try {
            empty(Objects.requireNonNull(root));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Deletes everything in a directory, and leaves it there.
    public static void empty(Path directory) throws IOException {
        try (Stream<Path> tree = Files.walk(directory)) {
            List<Path> deepestFirst = tree.filter(path -> !path.equals(directory))
                    .sorted(Comparator.reverseOrder())
                    .toList();
            for (Path path : deepestFirst) {
                Files.delete(path);
            }
        }
    }
}
