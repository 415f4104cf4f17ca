package ytv2.benchmarks;

import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;

/// The program behind `./ytv2 bench`.
public final class Bench {

    private Bench() {}

    public static void main(String[] arguments) {
        System.setProperty("java.util.logging.SimpleFormatter.format", "%4$s: %5$s%n");
        Logger.getLogger("").setLevel(Level.WARNING);
        System.exit(new CommandLine(new BenchCommand())
                .setExecutionExceptionHandler(BenchCommand::report)
                .execute(arguments));
    }
}
