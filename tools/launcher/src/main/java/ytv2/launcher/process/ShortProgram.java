package ytv2.launcher.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// Runs a program that ends by itself.
public final class ShortProgram {

    private ShortProgram() {}

    /// What a program left.
    ///
    /// @param exitCode 0 for success
    /// @param output what it printed to either stream
    public record Result(int exitCode, String output) {}

    /// Whether the program exists and ends with 0.
    public static boolean succeeds(List<String> command) {
        try {
            return run(command, System.getenv()).exitCode() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /// Runs a program to its end, with nothing on its standard input.
    ///
    /// @param environment the whole environment
    /// @throws IOException if it cannot be started
    public static Result run(List<String> command, Map<String, String> environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        try (InputStream output = process.getInputStream()) {
            String text = new String(output.readAllBytes(), StandardCharsets.UTF_8);
            return new Result(process.waitFor(), text);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while " + command.getFirst() + " ran", e);
        }
    }
}
