package ytv2.launcher.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import ytv2.launcher.CommandRun;
import ytv2.launcher.DirectoryTree;
import ytv2.launcher.StackDirectory;

class LogsCommandTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    @TempDir
    private Path temporary;

    @Test
    void showsTheEndOfEachLog() throws IOException {
        write("ingest", "one\ntwo\n");
        write("dashboard", "three\n");

        assertThat(logs("-n", "1").output().lines()).containsExactly("dashboard | three", "ingest    | two");
        assertThat(logs("ingest").output().lines()).containsExactly("one", "two");
    }

    @Test
    void saysWhichLogsThereAre() throws IOException {
        assertThat(logs().output()).contains("there are no logs in");
        assertThat(logs("-f").exitCode()).isEqualTo(1);

        write("ingest", "one\n");

        CommandRun unknown = logs("nothing");
        assertThat(unknown.output()).contains("the logs are: ingest");
        assertThat(unknown.exitCode()).isEqualTo(1);
    }

    @Test
    void followsWhatIsAddedToEveryLogUntilTheyAreGone() throws Exception {
        // Given
        write("ingest", "old\n");
        write("dashboard", "old\n");
        StringWriter output = new StringWriter();
        CommandLine command = new CommandLine(new LogsCommand()).setOut(new PrintWriter(output, true));
        command.setErr(new PrintWriter(output, true));

        // When
        Thread following =
                Thread.ofVirtual().start(() -> command.execute("-f", "-n", "1", "--data", temporary.toString()));
        awaitLine(output, "ingest    | old");
        write("ingest", "new\n");
        awaitLine(output, "ingest    | new");
        write("dashboard", "newer\n");
        awaitLine(output, "dashboard | newer");
        DirectoryTree.delete(temporary.resolve("logs"));

        // Then
        assertThat(following.join(LIMIT)).isTrue();
        assertThat(output.toString().lines().filter(line -> line.contains("|")))
                .containsExactly("dashboard | old", "ingest    | old", "ingest    | new", "dashboard | newer");
        assertThat(output.toString()).contains("logs is gone");
    }

    private static void awaitLine(StringWriter output, String line) {
        await().atMost(LIMIT).until(() -> output.toString().lines().anyMatch(line::equals));
    }

    private CommandRun logs(String... arguments) {
        String[] all = new String[arguments.length + 2];
        all[0] = "--data";
        all[1] = temporary.toString();
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        return CommandRun.of(new LogsCommand(), Map.of(), all);
    }

    private void write(String name, String text) throws IOException {
        Path log = new StackDirectory(temporary).create().log(name);
        Files.writeString(log, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
