package ytv2.launcher;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;
import ytv2.launcher.database.DatabaseOption;

/// What a command did, run inside the test's JVM.
///
/// @param output what it printed, and the message of its failure
public record CommandRun(int exitCode, String output) {

    /// @param environment what the command sees as its environment
    public static CommandRun of(Object command, Map<String, String> environment, String... arguments) {
        StringWriter output = new StringWriter();
        int exitCode = new CommandLine(command, factory(environment))
                .setOut(new PrintWriter(output, true))
                .setErr(new PrintWriter(output, true))
                .setExecutionExceptionHandler((exception, line, _) -> {
                    if (!(exception instanceof Failure failure)) {
                        throw exception;
                    }
                    line.getErr().println(failure.getMessage());
                    return failure.exitCode();
                })
                .execute(arguments);
        return new CommandRun(exitCode, output.toString());
    }

    private static IFactory factory(Map<String, String> environment) {
        IFactory standard = CommandLine.defaultFactory();
        return new IFactory() {
            @Override
            public <K> K create(Class<K> type) throws Exception {
                return type == DatabaseOption.class
                        ? type.cast(new DatabaseOption(environment))
                        : standard.create(type);
            }
        };
    }
}
