package ytv2.launcher.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ytv2.launcher.Failure;
import ytv2.launcher.StackDirectory;

class StackLockTest {

    @TempDir
    private Path root;

    @Test
    void isHeldUntilItIsClosed() {
        StackDirectory directory = new StackDirectory(root).create();
        try (StackLock _ = StackLock.take(directory).orElseThrow()) {
            assertThat(StackLock.isHeld(directory)).isTrue();
        }
        assertThat(StackLock.isHeld(directory)).isFalse();
    }

    @Test
    void stackThatIsNotThereIsNotHeldAndNotMade() {
        StackDirectory directory = new StackDirectory(root.resolve("none"));

        assertThat(StackLock.isHeld(directory)).isFalse();
        assertThat(directory.root()).doesNotExist();
    }

    @Test
    void failureNamesTheFileItsCauseAndWhatToDo() throws IOException {
        StackDirectory directory = new StackDirectory(root).create();
        Files.createDirectory(directory.lock());

        assertThatThrownBy(() -> StackLock.take(directory))
                .isInstanceOf(Failure.class)
                .hasMessage("cannot lock " + directory.lock() + ": Is a directory; give another directory with --data");
    }

    @Test
    void fileOfAnotherUserIsSaidToBeTheirs() throws IOException {
        StackDirectory directory = new StackDirectory(root).create();
        Files.createFile(
                directory.lock(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("r--r--r--")));
        assumeFalse(Files.isWritable(directory.lock()), "root may write every file");

        assertThatThrownBy(() -> StackLock.take(directory))
                .isInstanceOf(Failure.class)
                .hasMessage("cannot lock " + directory.lock() + ": permission denied; the stack belongs to "
                        + Files.getOwner(root) + ": run this as that user, or give another directory with --data");
    }
}
