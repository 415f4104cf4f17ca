package ytv2.launcher.stack;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ytv2.launcher.Failure;
import ytv2.launcher.StackDirectory;

/// Held by the launcher that runs a stack; the operating system lets go of it when that process ends, however it ends.
record StackLock(FileChannel channel) implements AutoCloseable {

    /// Takes the lock; empty if another process has it.
    ///
    /// @throws Failure if the file cannot be written
    static Optional<StackLock> take(StackDirectory directory) {
        try {
            FileChannel channel =
                    FileChannel.open(directory.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            @Nullable FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                return Optional.empty();
            }
            return Optional.of(new StackLock(channel));
        } catch (OverlappingFileLockException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new Failure(
                    "cannot lock " + directory.lock() + ": " + Failure.reason(e) + "; " + remedy(directory, e), e);
        }
    }

    private static String remedy(StackDirectory directory, IOException e) {
        try {
            return e instanceof AccessDeniedException
                    ? "the stack belongs to " + Files.getOwner(directory.root())
                            + ": run this as that user, or give another directory with --data"
                    : "give another directory with --data";
        } catch (IOException unknown) {
            return "give another directory with --data";
        }
    }

    /// Whether a launcher runs this stack.
    static boolean isHeld(StackDirectory directory) {
        if (!Files.isDirectory(directory.run())) {
            return false;
        }
        try (StackLock lock = take(directory).orElse(null)) {
            return lock == null;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new Failure("cannot unlock the stack", e);
        }
    }
}
