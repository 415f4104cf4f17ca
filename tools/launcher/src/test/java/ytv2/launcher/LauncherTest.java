package ytv2.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import ytv2.launcher.database.SchemaCommand;

class LauncherTest {

    @Test
    void helpListsTheCommandsInTheOrderOfTheirUse() {
        assertThat(listed(Launcher.commandLine()))
                .extracting(line -> line.strip().split(" ")[0])
                .containsExactly(
                        "up", "down", "status", "logs", "load", "test", "doctor", "schema", "prune", "backup",
                        "restore", "migrate", "native", "bench");
    }

    @Test
    void eachCommandIsListedInOneLine() {
        CommandLine schema = new CommandLine(new SchemaCommand());

        assertThat(listed(Launcher.commandLine())).allMatch(line -> line.matches("  [a-z]+ +[A-Z].*[.]"));
        assertThat(listed(schema)).hasSize(3).allMatch(line -> line.matches("  [a-z]+ +[A-Z].*[.]"));
    }

    @Test
    void everyCommandTellsItsVersion() {
        StringWriter output = new StringWriter();
        CommandLine line = Launcher.commandLine().setOut(new PrintWriter(output, true));

        assertThat(line.execute("schema", "up", "--version")).isZero();

        assertThat(output.toString()).startsWith("ytv2 ");
    }

    private static List<String> listed(CommandLine command) {
        return command.getUsageMessage()
                .lines()
                .dropWhile(line -> !line.equals("Commands:"))
                .skip(1)
                .takeWhile(line -> !line.isEmpty())
                .toList();
    }
}
