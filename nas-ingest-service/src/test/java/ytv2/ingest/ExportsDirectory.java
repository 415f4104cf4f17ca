package ytv2.ingest;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ytv2.service.testing.Given;

/// Gives the service a directory for uploads, and tests the same one as a field of this type marked [Given].
public final class ExportsDirectory implements QuarkusTestResourceLifecycleManager {

    private @Nullable Path created;

    @Override
    public Map<String, String> start() {
        try {
            created = Files.createTempDirectory("ytv2-exports").toRealPath();
            return Map.of("ytv2.exports.directory", path().toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.AnnotatedAndMatchesType(Given.class, ExportsDirectory.class));
    }

    @Override
    public void stop() {
        try {
            empty();
            Files.delete(path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path path() {
        return Objects.requireNonNull(created);
    }

    /// Deletes everything in it.
    public void empty() throws IOException {
        for (Path path : below(path()).sorted(Comparator.reverseOrder()).toList()) {
            Files.delete(path);
        }
    }

    /// The files in it, staged ones too, by their paths below it; not the one that says whose directory it is.
    public List<String> files() throws IOException {
        return files(path());
    }

    /// The same of any such directory.
    public static List<String> files(Path directory) throws IOException {
        return below(directory)
                .filter(Files::isRegularFile)
                .filter(file -> !file.endsWith(MediaStore.MARK))
                .map(file -> directory.relativize(file).toString())
                .sorted()
                .toList();
    }

    /// What is removed while it is looked at was not there.
    private static Stream<Path> below(Path directory) throws IOException {
        List<Path> paths = new ArrayList<>();
        Path _ = Files.walkFileTree(directory, new SimpleFileVisitor<>() {

            @Override
            public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
                if (!path.equals(directory)) {
                    paths.add(path);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
                paths.add(path);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path path, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }
        });
        return paths.stream();
    }
}
