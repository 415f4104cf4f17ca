package ytv2.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The script `./ytv2`, in a checkout of its own, with a Maven that only pretends to build.
class ScriptTest {

    /// Notes its arguments in `calls`, fails if there is a file `broken`, else puts the programs in place.
    private static final String MAVEN = """
            #!/bin/sh
            [ "$1" != --version ] || { echo "Apache Maven 3.9.9 (fake)"; exit 0; }
            here=$(dirname "$0")
            echo "$*" >>"$here/calls"
            [ ! -f "$here/broken" ] || { echo "[INFO] noise"; echo "[ERROR] it is broken"; exit 7; }
            for service in nas-ingest-service dashboard-api-service; do
                mkdir -p $service/target/quarkus-app && : >$service/target/quarkus-app/quarkus-run.jar
            done
            mkdir -p tools/launcher/target/lib && cp "$here/echo.jar" tools/launcher/target/launcher.jar
            mkdir -p tools/benchmarks/target && cp "$here/echo.jar" tools/benchmarks/target/benchmarks.jar
            """;

    @TempDir
    private Path temporary;

    private Path checkout = Path.of("");
    private Path bin = Path.of("");

    /// What the script runs in place of the launcher.
    public static final class Echo {

        private Echo() {}

        public static void main(String[] args) {
            System.out.println("launcher called with " + List.of(args));
        }
    }

    private record Outcome(int exitCode, String output) {}

    @BeforeEach
    void makeCheckout() throws IOException {
        checkout = Files.createDirectories(temporary.resolve("a checkout"));
        bin = Files.createDirectories(temporary.resolve("bin"));
        Files.copy(Path.of("../../ytv2"), checkout.resolve("ytv2"));
        Files.writeString(checkout.resolve("pom.xml"), "<project/>");
        Files.createDirectories(checkout.resolve("tools/launcher/src/main/java"));
        Files.writeString(checkout.resolve("tools/launcher/pom.xml"), "<project/>");
        Files.writeString(checkout.resolve("tools/launcher/src/main/java/Some.java"), "class Some {}");
        Files.writeString(bin.resolve("mvn"), MAVEN);
        Files.setPosixFilePermissions(bin.resolve("mvn"), PosixFilePermissions.fromString("rwxr-xr-x"));
        writeEcho(bin.resolve("echo.jar"));
    }

    @Test
    void buildsOnceAndHandsArgumentsOn() throws Exception {
        Outcome first = run("up", "--data", "two words");
        Outcome second = run("load");

        assertThat(first.output())
                .contains("building YTV2", "built in", "launcher called with [up, --data, two words]");
        assertThat(first.exitCode()).isZero();
        assertThat(second.output()).isEqualTo("launcher called with [load]\n");
        assertThat(calls()).containsExactly("-DskipTests -Dquick package");
        assertThat(checkout.resolve(".build.lock")).doesNotExist();
    }

    @Test
    void buildsAgainWhenSourceIsNewer() throws Exception {
        assertThat(run("up").exitCode()).isZero();
        Path source = checkout.resolve("tools/launcher/src/main/java/Some.java");

        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(60)));

        assertThat(run("up").output()).contains("built in");
        assertThat(calls()).hasSize(2);
    }

    @Test
    void failedBuildShowsItsEndAndIsTriedAgain() throws Exception {
        Files.createFile(bin.resolve("broken"));

        Outcome broken = run("up");
        Files.delete(bin.resolve("broken"));

        assertThat(broken.exitCode()).isEqualTo(1);
        assertThat(broken.output()).contains("it is broken", "ytv2-build.log").doesNotContain("noise");
        assertThat(run("up").exitCode()).isZero();
    }

    @Test
    void lockOfKilledBuildIsTakenOver() throws Exception {
        Process ended = new ProcessBuilder("true").start();
        assertThat(ended.waitFor()).isZero();
        Path lock = Files.createDirectory(checkout.resolve(".build.lock"));
        Files.writeString(lock.resolve("pid"), ended.pid() + "\n");

        assertThat(run("up").exitCode()).isZero();
        assertThat(lock).doesNotExist();
    }

    @Test
    void twoCallersBuildOnce() throws Exception {
        Process first = start(List.of(), "up");
        Process second = start(List.of(), "up");

        assertThat(first.waitFor() + second.waitFor()).isZero();
        assertThat(calls()).hasSize(1);
    }

    @Test
    void testRunsWholeSuiteAndKeepsItsExitCode() throws Exception {
        assertThat(run("test", "-o").exitCode()).isZero();
        Files.createFile(bin.resolve("broken"));

        assertThat(run("test").exitCode()).isEqualTo(7);
        assertThat(calls())
                .containsExactly(
                        "-T 2 package -DskipTests -Dspotless.goal=check -P-services-first -o",
                        "-T 2 verify -Dquarkus.build.skip -Dspotless.check.skip -o",
                        "-T 2 package -DskipTests -Dspotless.goal=check -P-services-first");
    }

    @Test
    void brokenTestRunLeavesNoProgramsThatCountAsBuilt() throws Exception {
        assertThat(run("up").exitCode()).isZero();
        Files.createFile(bin.resolve("broken"));
        assertThat(run("test").exitCode()).isEqualTo(7);
        Files.delete(bin.resolve("broken"));

        assertThat(run("up").output()).contains("built in");
    }

    @Test
    void onlyTestRunOverEverythingCountsAsBuild() throws Exception {
        assertThat(run("test", "-pl", "shared-model").exitCode()).isZero();
        assertThat(run("up").output()).contains("built in");
        assertThat(run("test").exitCode()).isZero();
        assertThat(run("up").output()).doesNotContain("built in");
    }

    @Test
    void benchmarksAreAProgramOfTheirOwn() throws Exception {
        assertThat(run("bench", "--videos", "1000").output()).endsWith("launcher called with [--videos, 1000]\n");

        Files.delete(checkout.resolve("tools/benchmarks/target/benchmarks.jar"));

        assertThat(run("bench", "--help").output()).contains("built in").endsWith("launcher called with [--help]\n");
    }

    @Test
    void nativeSaysWhatIsMissing() throws Exception {
        Outcome outcome = run("native");

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.output()).contains("GRAALVM_HOME");
        assertThat(calls()).isEmpty();
    }

    @Test
    void helpNeedsNoBuild() throws Exception {
        assertThat(run("--help").output()).contains("usage:", "up --sample");
        assertThat(run("test", "--help").output()).contains("usage:");
        assertThat(run().exitCode()).isZero();
        assertThat(calls()).isEmpty();
    }

    @Test
    void helpOfTestIsNotMavens() throws Exception {
        assertThat(run("up").exitCode()).isZero();

        assertThat(run("test", "--help").output()).isEqualTo("launcher called with [test, --help]\n");
        assertThat(calls()).hasSize(1);
    }

    @Test
    void worksThroughSymbolicLink() throws Exception {
        Path link = Files.createSymbolicLink(
                Files.createDirectories(temporary.resolve("elsewhere")).resolve("y"), Path.of("../a checkout/ytv2"));

        Process process = start(List.of(link.toString()), "status");

        assertThat(output(process)).contains("launcher called with [status]");
        assertThat(process.waitFor()).isZero();
    }

    private Outcome run(String... arguments) throws IOException, InterruptedException {
        Process process = start(List.of(), arguments);
        String output = output(process);
        return new Outcome(process.waitFor(), output);
    }

    private Process start(List<String> script, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("/bin/sh"));
        command.addAll(script.isEmpty() ? List.of(checkout.resolve("ytv2").toString()) : script);
        Stream.of(arguments).forEach(command::add);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(temporary.toFile())
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"));
        builder.environment().remove("GRAALVM_HOME");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("PATH", bin + ":" + System.getenv("PATH"));
        return builder.start();
    }

    private static String output(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private List<String> calls() throws IOException {
        Path calls = bin.resolve("calls");
        return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
    }

    private static void writeEcho(Path jar) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Echo.class.getName());
        String name = Echo.class.getName().replace('.', '/') + ".class";
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                InputStream code = Echo.class.getClassLoader().getResourceAsStream(name)) {
            out.putNextEntry(new JarEntry(name));
            code.transferTo(out);
        }
    }
}
