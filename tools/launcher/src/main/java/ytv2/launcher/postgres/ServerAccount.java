package ytv2.launcher.postgres;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import ytv2.launcher.Failure;
import ytv2.launcher.StackDirectory;
import ytv2.launcher.process.Session;
import ytv2.launcher.process.ShortProgram;

/// Who the embedded server runs as. PostgreSQL refuses to run as root, so root needs a way around.
sealed interface ServerAccount {

    /// A program's command, changed so that this account runs it; it stays one process.
    List<String> command(List<String> command);

    /// Gives this account a file or directory, with all below it.
    void own(Path path) throws IOException;

    /// A normal user runs the server as itself. Root runs it in a user namespace, where the server takes itself
    /// for nobody; where that is forbidden (as in many containers), under another account. A data directory that
    /// another account owns stays with it.
    ///
    /// @throws Failure if root has no way
    static ServerAccount choose(StackDirectory directory) {
        if (new UnixSystem().getUid() != 0) {
            return new Self();
        }
        try {
            Optional<UserPrincipal> owner = owner(directory.postgres());
            if (owner.isPresent() && !owner.get().getName().equals("root")) {
                open(directory.app());
                return new Other(owner.get().getName());
            }
            if (Session.find("unshare").isPresent() && ShortProgram.succeeds(List.of("unshare", "-U", "true"))) {
                return new Namespace();
            }
            ServerAccount other = other(directory);
            if (owner.isPresent()) {
                other.own(directory.postgres());
            }
            return other;
        } catch (IOException e) {
            throw new Failure("cannot read " + directory.postgres(), e);
        }
    }

    private static Optional<UserPrincipal> owner(Path path) throws IOException {
        return Files.exists(path) ? Optional.of(Files.getOwner(path)) : Optional.empty();
    }

    /// Another account has to get through to the programs.
    private static void open(Path app) throws IOException {
        Files.setPosixFilePermissions(app, PosixFilePermissions.fromString("rwx--x--x"));
    }

    private static ServerAccount other(StackDirectory directory) throws IOException {
        if (Session.find("setpriv").isEmpty()) {
            throw new Failure("PostgreSQL does not run as root, and here are neither user namespaces nor setpriv;"
                    + " run ytv2 as another user, or give a DATABASE_URL");
        }
        open(directory.app());
        List<Other> existing = Stream.of("postgres", "nobody")
                .map(Other::new)
                .filter(other -> ShortProgram.succeeds(other.command(List.of("true"))))
                .toList();
        return existing.stream()
                .filter(other -> ShortProgram.succeeds(
                        other.command(List.of("test", "-x", directory.app().toString()))))
                .findFirst()
                .orElseThrow(() -> new Failure("PostgreSQL does not run as root, and the accounts postgres and nobody"
                        + " cannot enter " + directory.root() + "; give another directory with --data"));
    }

    /// The user that runs the launcher.
    record Self() implements ServerAccount {

        @Override
        public List<String> command(List<String> command) {
            return command;
        }

        @Override
        public void own(Path path) {
            // What the launcher makes is its user's already.
        }
    }

    /// Root outside, nobody inside; files belong to root.
    record Namespace() implements ServerAccount {

        @Override
        public List<String> command(List<String> command) {
            // Without --fork unshare executes the command in its own place.
            return Stream.concat(Stream.of("unshare", "-U"), command.stream()).toList();
        }

        @Override
        public void own(Path path) {
            // Root's files are the server's own: both ends of the comparison are shown as nobody.
        }
    }

    /// Another account of this machine.
    record Other(String name) implements ServerAccount {

        @Override
        public List<String> command(List<String> command) {
            Stream<String> prefix = Stream.of("setpriv", "--reuid=" + name, "--regid=" + name, "--clear-groups");
            return Stream.concat(prefix, command.stream()).toList();
        }

        @Override
        public void own(Path path) throws IOException {
            UserPrincipal account =
                    path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(name);
            try (Stream<Path> paths = Files.walk(path)) {
                for (Path entry : paths.toList()) {
                    Files.setOwner(entry, account);
                }
            }
        }
    }
}
