package ytv2.launcher.backup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;
import ytv2.launcher.Failure;

/// A file that appears under its name when it is whole, or never: written under another name, mode 0600, in the same
/// directory, and removed when the program ends before it is done.
final class NewFile implements AutoCloseable {

    private final Path file;
    private final Path unfinished;
    private final Thread remover;

    private NewFile(Path file, Path unfinished) {
        this.file = file;
        this.unfinished = unfinished;
        this.remover = new Thread(this::remove, "remove " + unfinished.getFileName());
        Runtime.getRuntime().addShutdownHook(remover);
    }

    /// @throws Failure if there is a file of that name already, or the directory cannot be written to
    static NewFile create(Path file) {
        if (Files.exists(file)) {
            throw exists(file);
        }
        Path directory = directory(file);
        try {
            return new NewFile(
                    file,
                    Files.createTempFile(
                            directory,
                            "." + file.getFileName() + ".",
                            ".unfinished",
                            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))));
        } catch (AccessDeniedException e) {
            throw new Failure("no file may be written in " + directory, e);
        } catch (IOException e) {
            throw new Failure("cannot write " + file + ": " + e, e);
        }
    }

    private static Path directory(Path file) {
        @Nullable Path directory = file.toAbsolutePath().getParent();
        if (directory == null || !Files.isDirectory(directory)) {
            throw new Failure("there is no directory " + directory);
        }
        return directory;
    }

    /// To be written to.
    Path unfinished() {
        return unfinished;
    }

    /// Gives the file its name, once its bytes are on the disk.
    ///
    /// @throws Failure if there is a file of that name by now
    void publish() throws IOException {
        try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        try {
            // a link, because a rename would replace what somebody else has put there
            Files.createLink(file, unfinished);
        } catch (FileAlreadyExistsException e) {
            throw exists(file);
        } catch (UnsupportedOperationException | IOException e) {
            // a file system without links
            Files.move(unfinished, file);
        }
    }

    @Override
    public void close() {
        remove();
        Runtime.getRuntime().removeShutdownHook(remover);
    }

    private void remove() {
        try {
            Files.deleteIfExists(unfinished);
        } catch (IOException _) {
            // the directory is gone, and the file with it
        }
    }

    private static Failure exists(Path file) {
        return new Failure(file + " exists already; a backup never replaces a file");
    }
}
