package ytv2.launcher.backup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import ytv2.launcher.Failure;
import ytv2.model.DatabaseUrl;

/// Runs `pg_dump` over a database.
record PgDump(PostgresTool program, DatabaseUrl url, TimedProgress progress) {

    private static final long POLL_MILLIS = 200;

    /// @param file exists and is empty
    /// @throws Failure if `pg_dump` fails, with its last words
    void write(Path file) throws IOException, InterruptedException {
        Path errors = Files.createTempFile("ytv2-pg_dump-", ".log");
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        program.path().toString(),
                        "--format=custom",
                        "--no-password",
                        "--lock-wait-timeout=10s",
                        "--file=" + file))
                .redirectErrorStream(true)
                .redirectOutput(errors.toFile());
        builder.environment().putAll(PostgresTool.environment(url));
        Process process = builder.start();
        Thread ender = new Thread(process::destroy, "end pg_dump");
        Runtime.getRuntime().addShutdownHook(ender);
        try {
            process.getOutputStream().close();
            while (!process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                progress.at("backing up", Files.size(file));
            }
            if (process.exitValue() != 0) {
                throw new Failure("pg_dump failed: "
                        + Files.readString(errors, StandardCharsets.UTF_8).strip());
            }
        } finally {
            Runtime.getRuntime().removeShutdownHook(ender);
            process.destroy();
            Files.deleteIfExists(errors);
        }
    }
}
