package ytv2.launcher.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;
import ytv2.launcher.StackDirectory;

/// The server's programs, unpacked once for all the stacks of tests that are about something else.
public final class UnpackedServer {

    private UnpackedServer() {}

    /// Puts them where `up` would unpack them.
    ///
    /// @return the directory, by its real name
    public static StackDirectory in(Path root) throws IOException {
        Path unpacked = PostgresBinaries.unpack(new StackDirectory(Path.of("target", "server")).create())
                .root();
        StackDirectory directory = new StackDirectory(root).create();
        Path copy = directory.app().resolve(unpacked.getFileName());
        try (Stream<Path> files = Files.walk(unpacked)) {
            for (Path file : files.toList()) {
                Files.copy(
                        file,
                        copy.resolve(unpacked.relativize(file)),
                        LinkOption.NOFOLLOW_LINKS,
                        StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        return directory;
    }
}
