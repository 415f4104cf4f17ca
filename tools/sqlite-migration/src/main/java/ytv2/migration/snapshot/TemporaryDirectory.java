package ytv2.migration.snapshot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A directory that goes with the program, however that ends: what one that was killed has left, the next one removes.
public final class TemporaryDirectory implements AutoCloseable {

    private static final String PREFIX = "ytv2-migrate-";

    /// Locked for as long as the program runs.
    private static final String LOCK = ".lock";

    /// A younger one may be about to be locked.
    private static final Duration YOUNG = Duration.ofSeconds(10);

    private final Path path;
    private final FileChannel lock;
    private final Thread atExit = new Thread(this::delete);

    private TemporaryDirectory(Path path) throws IOException {
        this.path = path;
        this.lock = FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        FileLock _ = lock.lock();
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /// Readable by its owner only.
    public static TemporaryDirectory in(Path parent) throws IOException {
        return create(parent, "." + PREFIX);
    }

    /// Where the system keeps what is temporary.
    public static TemporaryDirectory create() throws IOException {
        return create(Path.of(System.getProperty("java.io.tmpdir")), PREFIX);
    }

    private static TemporaryDirectory create(Path parent, String prefix) throws IOException {
        removeAbandoned(parent, prefix);
        return new TemporaryDirectory(Files.createTempDirectory(parent, prefix));
    }

    private static void removeAbandoned(Path parent, String prefix) throws IOException {
        List<Path> others;
        try (Stream<Path> entries = Files.list(parent)) {
            others = entries.filter(entry -> entry.getFileName().toString().startsWith(prefix))
                    .toList();
        }
        for (Path other : others) {
            Path file = other.resolve(LOCK);
            if (Files.isWritable(file)
                    && Files.getLastModifiedTime(file)
                            .toInstant()
                            .isBefore(Instant.now().minus(YOUNG))) {
                removeIfAbandoned(other, file);
            }
        }
    }

    private static void removeIfAbandoned(Path other, Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            @Nullable FileLock lock = channel.tryLock();
            if (lock != null) {
                delete(other);
            }
        } catch (OverlappingFileLockException | NoSuchFileException inUse) {
            // by this very program, or somebody else has just removed it
            return;
        }
    }

    public Path path() {
        return path;
    }

    @Override
    public void close() {
        delete();
        try {
            boolean _ = Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException ending) {
            // the hook runs already
            return;
        }
    }

    private void delete() {
        try {
            lock.close();
            delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + path, e);
        }
    }

    private static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                boolean _ = Files.deleteIfExists(file);
            }
        }
    }
}
