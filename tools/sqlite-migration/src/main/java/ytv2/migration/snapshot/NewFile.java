package ytv2.migration.snapshot;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import ytv2.migration.source.SourceFailure;

/// Gives a finished file its name, which no other file may have.
final class NewFile {

    private NewFile() {}

    /// @param unfinished in the directory that the file is to be in
    /// @throws SourceFailure if there is a file of that name
    static void publish(Path unfinished, Path name) throws IOException {
        try (FileChannel file = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
            file.force(true);
        }
        try {
            link(unfinished, name);
        } catch (FileAlreadyExistsException e) {
            throw new SourceFailure(name + " exists, and is not replaced", e);
        }
    }

    /// A second name fails where a file has it; some file systems of a NAS have none, and there a move looks first.
    private static void link(Path unfinished, Path name) throws IOException {
        try {
            Path _ = Files.createLink(name, unfinished);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (UnsupportedOperationException | FileSystemException e) {
            Path _ = Files.move(unfinished, name);
        }
    }
}
