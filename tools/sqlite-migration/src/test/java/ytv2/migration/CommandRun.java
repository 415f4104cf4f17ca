package ytv2.migration;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;

/// What a command did, run inside the test's JVM.
///
/// @param output what it printed
/// @param errors what it complained of
public record CommandRun(int exitCode, String output, String errors) {

    /// @param environment what the command sees as its environment
    public static CommandRun of(Map<String, String> environment, String... arguments) {
        StringWriter output = new StringWriter();
        StringWriter errors = new StringWriter();
        int exitCode = Migration.commandLine(environment)
                .setOut(new PrintWriter(output, true))
                .setErr(new PrintWriter(errors, true))
                .execute(arguments);
        return new CommandRun(exitCode, output.toString(), errors.toString());
    }
}
