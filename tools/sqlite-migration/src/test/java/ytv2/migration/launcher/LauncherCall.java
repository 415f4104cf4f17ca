package ytv2.migration.launcher;

import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import ytv2.model.DatabaseUrl;
import ytv2.model.testing.Session;

/// `./ytv2 migrate` on a stack, as a program of its own.
///
/// @param directory where it is called, with the stack in it
record LauncherCall(Path directory) {

    private static final long LIMIT_SECONDS = 120;

    /// What a call left behind.
    record Outcome(int exitCode, String output) {}

    Path data() {
        return directory.resolve("stack");
    }

    /// Runs to the end.
    Outcome run(String... arguments) throws IOException, InterruptedException {
        Path output = Files.createTempFile(directory, "call", ".out");
        Process process = start(output, arguments);
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("takes too long: " + Files.readString(output));
        }
        return new Outcome(process.exitValue(), Files.readString(output));
    }

    /// Starts, and lets run.
    Process start(Path output, String... arguments) throws IOException {
        Path checkout = Path.of("../..").toRealPath();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dytv2.home=" + checkout,
                "-jar",
                checkout.resolve("tools/launcher/target/launcher.jar").toString(),
                "migrate"));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--data", data().toString()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("DATABASE_URL"));
        return builder.start();
    }

    /// A session of the owner on the stack's database, which must be up.
    Session owner() throws IOException, SQLException {
        Properties settings = new Properties();
        try (Reader reader = Files.newBufferedReader(data().resolve("stack.properties"))) {
            settings.load(reader);
        }
        return Session.open(new DatabaseUrl(
                "127.0.0.1",
                Integer.parseInt(settings.getProperty("postgres.port")),
                "ytv2",
                "ytv2_owner",
                settings.getProperty("password.ytv2_owner"),
                "disable"));
    }

    /// What runs that has to do with this stack, or with the files beside it.
    List<String> processes() {
        long self = ProcessHandle.current().pid();
        return ProcessHandle.allProcesses()
                .filter(process -> process.pid() != self)
                .map(process -> process.info().command().orElse("") + " "
                        + process.info().commandLine().orElse(""))
                .filter(command -> command.contains(directory.toString()))
                .toList();
    }
}
