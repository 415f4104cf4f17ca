package ytv2.launcher.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import ytv2.launcher.DirectoryTree;
import ytv2.launcher.Failure;
import ytv2.launcher.PrivateFile;
import ytv2.launcher.StackDirectory;
import ytv2.launcher.process.ShortProgram;
import ytv2.launcher.process.ShortProgram.Result;

/// The embedded server's files: made once, and never deleted.
final class DataDirectory {

    /// The C library's idea of letters, which full-text and trigram search use. C knows ASCII letters only.
    private static final List<String> LOCALES = List.of("C.UTF-8", "en_US.UTF-8", "C");

    private final StackDirectory directory;
    private final PostgresBinaries binaries;
    private final ServerAccount account;
    private final Map<String, String> environment;

    DataDirectory(
            StackDirectory directory,
            PostgresBinaries binaries,
            ServerAccount account,
            Map<String, String> environment) {
        this.directory = directory;
        this.binaries = binaries;
        this.account = account;
        this.environment = environment;
    }

    /// Whether an `initdb` was ever finished here.
    ///
    /// @throws Failure if there is something that is no data directory, or one of another version
    static boolean exists(StackDirectory directory) {
        Path data = directory.postgres();
        try {
            if (!Files.exists(data)) {
                return false;
            }
            String found = Files.exists(data.resolve("PG_VERSION"))
                    ? Files.readString(data.resolve("PG_VERSION")).strip()
                    : "nothing";
            String expected = PostgresBinaries.version().replaceFirst("\\..*", "");
            if (!found.equals(expected)) {
                throw new Failure(data + " holds data of PostgreSQL " + found + ", not " + expected
                        + "; move it away, or give another directory with --data");
            }
            return true;
        } catch (IOException e) {
            throw new Failure("cannot read " + data, e);
        }
    }

    /// Runs `initdb`. It works in a directory of another name, which gets the final one when it is complete; what
    /// a killed `initdb` left is deleted first.
    ///
    /// @param superuserPassword that of the role `postgres`
    /// @throws Failure if `initdb` fails
    void create(String superuserPassword) {
        Path unfinished = directory.root().resolve("postgres.unfinished");
        Path passwordFile = directory.root().resolve("postgres.password");
        try {
            PrivateFile.write(passwordFile, superuserPassword + "\n");
            account.own(passwordFile);
            initialise(unfinished, passwordFile);
            Files.move(unfinished, directory.postgres(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new Failure("cannot create " + directory.postgres() + ": " + e.getMessage(), e);
        } finally {
            deletePasswordFile(passwordFile);
        }
    }

    private void initialise(Path unfinished, Path passwordFile) throws IOException {
        String output = "";
        for (String locale : LOCALES) {
            DirectoryTree.delete(unfinished);
            Files.createDirectory(
                    unfinished, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            account.own(unfinished);
            Result result = ShortProgram.run(account.command(initdb(unfinished, passwordFile, locale)), environment);
            if (result.exitCode() == 0) {
                return;
            }
            output = result.output();
            if (!output.contains("invalid locale")) {
                break;
            }
        }
        throw new Failure("initdb failed:\n  " + output.strip().replace("\n", "\n  "));
    }

    private List<String> initdb(Path data, Path passwordFile, String locale) {
        // The builtin provider sorts by code point, and the same on every operating system.
        return Stream.of(
                        binaries.program("initdb").toString(),
                        "-D",
                        data.toString(),
                        "--username=postgres",
                        "--pwfile=" + passwordFile,
                        "--auth-local=scram-sha-256",
                        "--auth-host=scram-sha-256",
                        "--encoding=UTF8",
                        "--locale=" + locale,
                        "--lc-messages=C",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8",
                        "--data-checksums")
                .toList();
    }

    private static void deletePasswordFile(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new Failure("cannot delete " + file, e);
        }
    }
}
