package ytv2.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.stream.Stream;

/// Deletes directories with what is in them.
public final class DirectoryTree {

    private DirectoryTree() {}

    /// Deletes a file, or a directory and everything below it; symbolic links are deleted, not followed. Nothing
    /// happens if there is nothing.
    public static void delete(Path root) throws IOException {
        if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.toList().reversed()) {
                Files.delete(path);
            }
        }
    }
}
