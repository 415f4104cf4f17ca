package ytv2.launcher.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ytv2.launcher.StackDirectory;

class ServerAccountTest {

    @TempDir
    private Path root;

    /// Also where namespaces, which root prefers for new data, are allowed again.
    @Test
    void dataStaysWithTheAccountThatOwnsItWhichGetsThroughToTheProgramsOnly() throws IOException {
        assumeTrue(new UnixSystem().getUid() == 0, "only root can use other accounts");
        StackDirectory directory = new StackDirectory(root).create();
        Files.createDirectory(directory.postgres());
        Files.setOwner(
                directory.postgres(),
                root.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));

        ServerAccount account = ServerAccount.choose(directory);

        assertThat(account).isEqualTo(new ServerAccount.Other("nobody"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.app())))
                .isEqualTo("rwx--x--x");
    }

    @Test
    void normalUserRunsItsOwnServer() {
        assumeTrue(new UnixSystem().getUid() != 0, "root is no normal user");

        assertThat(ServerAccount.choose(new StackDirectory(root).create())).isEqualTo(new ServerAccount.Self());
    }
}
