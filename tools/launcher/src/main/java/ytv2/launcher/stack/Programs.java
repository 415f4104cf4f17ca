package ytv2.launcher.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import ytv2.launcher.DirectoryTree;
import ytv2.launcher.Failure;
import ytv2.launcher.StackDirectory;

/// The programs of one build, copied into a stack: what runs stays whole while the next build is made.
///
/// @param root `DIR/app/FINGERPRINT`
record Programs(Path root) {

    private static final int FINGERPRINT_CHARACTERS = 12;

    /// A copy that another `up` may be making right now is not swept away: 1 h.
    private static final Duration ABANDONED = Duration.ofHours(1);

    Path launcher() {
        return root.resolve("launcher/launcher.jar");
    }

    Path ingest() {
        return root.resolve("ingest/quarkus-run.jar");
    }

    Path dashboard() {
        return root.resolve("dashboard/quarkus-run.jar");
    }

    /// Copies the build that lies in a checkout, unless this very build was copied before.
    ///
    /// @param checkout the directory of the parent `pom.xml`
    /// @throws Failure if it is not built, or a build changes it at this moment
    static Programs stage(Path checkout, StackDirectory directory) {
        try {
            String fingerprint = fingerprint(checkout);
            Path root = directory.app().resolve(fingerprint);
            if (!Files.isDirectory(root)) {
                Path unfinished = Files.createTempDirectory(directory.app(), ".programs-");
                copy(checkout, unfinished);
                if (!fingerprint.equals(fingerprint(checkout))) {
                    DirectoryTree.delete(unfinished);
                    throw new Failure("a build is changing the programs; try again when it has ended");
                }
                publish(unfinished, root);
            }
            return new Programs(root);
        } catch (IOException e) {
            throw new Failure(
                    "cannot copy the programs to " + directory.app() + ": " + e.getMessage()
                            + "; if a build runs, try again when it has ended",
                    e);
        }
    }

    /// Deletes copies of earlier builds. Only while the stack is locked and nothing of it runs.
    void deleteOthers(StackDirectory directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory.app())) {
            for (Path entry : entries.filter(this::isObsolete).toList()) {
                DirectoryTree.delete(entry);
            }
        }
    }

    private boolean isObsolete(Path entry) {
        String name = entry.getFileName().toString();
        if (name.startsWith(".")) {
            return Instant.ofEpochMilli(entry.toFile().lastModified())
                    .isBefore(Instant.now().minus(ABANDONED));
        }
        return !entry.equals(root) && name.matches("[0-9a-f]{" + FINGERPRINT_CHARACTERS + "}");
    }

    private static void copy(Path checkout, Path target) throws IOException {
        for (Path file : files(checkout)) {
            Path copy = target.resolve(name(checkout, file));
            Files.createDirectories(copy.getParent());
            Files.copy(file, copy);
        }
    }

    /// `launcher/…`, `ingest/…` or `dashboard/…`
    private static Path name(Path checkout, Path file) {
        if (file.startsWith(launcherTarget(checkout))) {
            return Path.of("launcher").resolve(launcherTarget(checkout).relativize(file));
        }
        boolean ingest = file.startsWith(ingestTarget(checkout));
        Path source = ingest ? ingestTarget(checkout) : dashboardTarget(checkout);
        return Path.of(ingest ? "ingest" : "dashboard").resolve(source.relativize(file));
    }

    private static Path launcherTarget(Path checkout) {
        return checkout.resolve("tools/launcher/target");
    }

    private static Path ingestTarget(Path checkout) {
        return checkout.resolve("nas-ingest-service/target/quarkus-app");
    }

    private static Path dashboardTarget(Path checkout) {
        return checkout.resolve("dashboard-api-service/target/quarkus-app");
    }

    private static List<Path> files(Path checkout) throws IOException {
        Path launcher = launcherTarget(checkout);
        try (Stream<Path> ingest = Files.walk(ingestTarget(checkout));
                Stream<Path> dashboard = Files.walk(dashboardTarget(checkout));
                Stream<Path> libraries = Files.walk(launcher.resolve("lib"))) {
            Stream<Path> services = Stream.concat(ingest, dashboard);
            Stream<Path> tool = Stream.concat(libraries, Stream.of(launcher.resolve("launcher.jar")));
            return Stream.concat(services, tool)
                    .filter(path -> !Files.isDirectory(path))
                    .sorted()
                    .toList();
        }
    }

    private static String fingerprint(Path checkout) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Path file : files(checkout)) {
                BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
                String line = "%s %d %s\n".formatted(file, attributes.size(), attributes.lastModifiedTime());
                digest.update(line.getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest()).substring(0, FINGERPRINT_CHARACTERS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JDK has it
        }
    }

    private static void publish(Path unfinished, Path root) throws IOException {
        try {
            Files.move(unfinished, root, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            DirectoryTree.delete(unfinished);
            if (!Files.isDirectory(root)) { // else another `up` was faster with the same build
                throw e;
            }
        }
    }
}
