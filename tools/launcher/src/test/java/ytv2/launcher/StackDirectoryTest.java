package ytv2.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackDirectoryTest {

    @TempDir
    private Path root;

    @Test
    void isKnownByItsRealName() throws IOException {
        Path target = Files.createDirectory(root.resolve("target"));
        Path link = Files.createSymbolicLink(root.resolve("link"), target);

        assertThat(new StackDirectory(link).create().root()).isEqualTo(target.toRealPath());
        assertThat(new StackDirectory(link).real().root()).isEqualTo(target.toRealPath());
    }

    @Test
    void whatProcessesWriteIsForTheOwnerOnly() throws IOException {
        StackDirectory directory = new StackDirectory(root).create();

        assertThat(permissions(directory.app())).isEqualTo("rwx------");
        assertThat(permissions(directory.logs())).isEqualTo("rwx------");
        assertThat(permissions(directory.run())).isEqualTo("rwx------");
    }

    @Test
    void directoriesThatWereOpenAreClosedButProgramsStayWithinReachOfTheirAccount() throws IOException {
        StackDirectory directory = new StackDirectory(root).create();
        open(directory.app(), "rwx--x--x");
        open(directory.logs(), "rwxr-xr-x");
        open(directory.run(), "rwxr-xr-x");

        StackDirectory again = directory.create();

        assertThat(permissions(again.app())).isEqualTo("rwx--x--x");
        assertThat(permissions(again.logs())).isEqualTo("rwx------");
        assertThat(permissions(again.run())).isEqualTo("rwx------");
    }

    @Test
    void whatIsInTheWayIsSaid() throws IOException {
        Path file = Files.createFile(root.resolve("file"));

        assertThatThrownBy(() -> new StackDirectory(file).create())
                .isInstanceOf(Failure.class)
                .hasMessageContaining(file + ": a file of this name is in the way; give another one with --data");
    }

    private static String permissions(Path directory) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(directory));
    }

    private static void open(Path directory, String permissions) throws IOException {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString(permissions));
    }
}
