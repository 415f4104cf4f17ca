package ytv2.service.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/// A directory whose files everybody may read, and through which nobody reaches another: hidden files, and links that
/// lead out of it, are not there.
///
/// Blocks; not for event loop threads.
///
/// @param root need not exist yet
public record FileDirectory(Path root) {

    private static final Pattern SEGMENT = Pattern.compile("[^./\\\\\\p{Cntrl}][^/\\\\\\p{Cntrl}]*");

    /// @param path relative to the directory, with `/` between names
    /// @return empty if there is no such file for everybody
    public Optional<StoredFile> find(String path) {
        if (!isPlain(path)) {
            return Optional.empty();
        }
        try {
            Path base = root.toRealPath();
            Path file = base.resolve(path).toRealPath();
            boolean shown = file.startsWith(base)
                    && isVisible(base.relativize(file))
                    && Files.isRegularFile(file)
                    && Files.isReadable(file);
            return shown ? Optional.of(StoredFile.read(file)) : Optional.empty();
        } catch (FileSystemException | InvalidPathException _) {
            // no such file, no directory, a name too long or one that the file system cannot write down
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The names in a directory below this one that satisfy a condition; none if there is no such directory.
    ///
    /// @param path relative to the directory, empty for itself
    public List<String> names(String path, Predicate<String> condition) {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(root.resolve(path))) {
            for (Path entry : entries) {
                String name = entry.getFileName().toString();
                if (condition.test(name)) {
                    names.add(name);
                }
            }
            return List.copyOf(names);
        } catch (FileSystemException _) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// All files for everybody in a directory below this one and in those below it, in the order of their paths; links
    /// to directories are not followed.
    ///
    /// @param path relative to the directory
    public List<StoredFile> files(String path) {
        List<StoredFile> files = new ArrayList<>();
        try {
            Path base = root.toRealPath();
            Path _ = Files.walkFileTree(base.resolve(path), new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    find(base.relativize(file).toString()).ifPresent(files::add);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException failure) {
                    // went away meanwhile, or was never there
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (FileSystemException _) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        files.sort(Comparator.comparing(StoredFile::path));
        return List.copyOf(files);
    }

    private static boolean isPlain(String path) {
        return Arrays.stream(path.split("/", -1)).allMatch(SEGMENT.asMatchPredicate());
    }

    private static boolean isVisible(Path relative) {
        return StreamSupport.stream(relative.spliterator(), false)
                .noneMatch(name -> name.toString().startsWith("."));
    }
}
