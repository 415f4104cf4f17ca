package ytv2.launcher.stack;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// One call of the launcher, as `./ytv2` makes it.
///
/// @param prefix what starts the JVM, for another account or with open descriptors; usually nothing
record Call(StackPrograms programs, Path data, List<String> prefix, Map<String, String> environment) {

    private static final long LIMIT_SECONDS = 120;

    /// What a call left behind.
    record Outcome(int exitCode, String output) {}

    static Call on(StackPrograms programs, Path data) {
        return new Call(programs, data, List.of(), Map.of());
    }

    Call with(String... newPrefix) {
        return new Call(programs, data, List.of(newPrefix), environment);
    }

    Call with(Map<String, String> newEnvironment) {
        return new Call(programs, data, prefix, newEnvironment);
    }

    /// Runs to the end.
    Outcome run(String... arguments) throws IOException, InterruptedException {
        Path output = Files.createTempFile("call", ".out");
        try {
            Process process = start(output, arguments);
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("takes too long: " + Files.readString(output));
            }
            return new Outcome(process.exitValue(), Files.readString(output));
        } finally {
            Files.delete(output);
        }
    }

    /// Starts, and lets run.
    Process start(Path output, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dytv2.home=" + programs.checkout(),
                "-jar",
                programs.launcher().toString()));
        Stream.of(arguments).forEach(command::add);
        command.addAll(List.of("--data", data.toString()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("DATABASE_URL") || name.equals("INGEST_TOKEN"));
        builder.environment().putAll(environment);
        return builder.start();
    }
}
