package ytv2.benchmarks.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import ytv2.launcher.Failure;

/// The load tool that runs, one at a time. [#end] may be called from any thread.
public final class ToolProcess {

    private @Nullable Process running; // guarded by this
    private boolean ended; // guarded by this

    String run(List<String> command) throws IOException, InterruptedException {
        return run(command, System.getenv(), _ -> {});
    }

    /// Runs a tool to its end.
    ///
    /// @param line is given each line of output at the moment when it is written
    /// @return all of its output
    /// @throws Failure if it ends with another code than 0
    String run(List<String> command, Map<String, String> environment, Consumer<String> line)
            throws IOException, InterruptedException {
        return run(command, environment, (_, text) -> line.accept(text));
    }

    /// The same, for who wants to know more of the tool while it runs.
    public String run(List<String> command, Map<String, String> environment, BiConsumer<ProcessHandle, String> line)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = start(builder);
        StringBuilder output = new StringBuilder();
        try (BufferedReader reader = process.inputReader()) {
            for (String text = reader.readLine(); text != null; text = reader.readLine()) {
                line.accept(process.toHandle(), text);
                output.append(text).append('\n');
            }
        }
        int code = process.waitFor();
        if (code != 0) {
            throw new Failure(command.getFirst() + " ended with code " + code + ": " + output);
        }
        return output.toString();
    }

    /// Kills what runs; nothing can be run any more.
    public synchronized void end() {
        ended = true;
        if (running != null) {
            running.destroyForcibly();
        }
    }

    private synchronized Process start(ProcessBuilder builder) throws IOException {
        if (ended) {
            throw new Failure("the benchmark is ending");
        }
        Process process = builder.start();
        running = process;
        return process;
    }
}
