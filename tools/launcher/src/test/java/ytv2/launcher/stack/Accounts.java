package ytv2.launcher.stack;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import ytv2.launcher.process.ShortProgram;

/// What tests about other accounts of the machine need.
final class Accounts {

    private Accounts() {}

    /// Skips the test unless it runs as root, on a machine where another account can run this JDK.
    static void assumeRoot() {
        assumeTrue(new UnixSystem().getUid() == 0, "only root can use other accounts");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        assumeTrue(
                ShortProgram.succeeds(
                        List.of("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups", java, "-version")),
                "another account cannot run this JDK");
    }

    /// A directory that every account may use, below one that every account may enter.
    static Path openDirectory(Path directory) throws IOException {
        Files.createDirectories(directory);
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
        Files.setPosixFilePermissions(directory.getParent(), PosixFilePermissions.fromString("rwxr-xr-x"));
        return directory;
    }

    static void writeFailingProgram(Path program) throws IOException {
        Files.writeString(program, "#!/bin/sh\nexit 1\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
