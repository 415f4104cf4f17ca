package ytv2.migration.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ytv2.migration.CommandRun;

/// Files of rejects that a person has not put right but spoilt. None gets as far as the database.
class ReplayOptionTest {

    private static final String GOOD =
            "{\"video_id\":\"a\",\"rows\":[{\"side\":\"nas\",\"table\":\"content\",\"rowid\":1,\"columns\":{\"video_id\":\"a\"}}]}";

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no JSON",
                "\"text\"",
                "{}",
                "{\"rows\": []}",
                "{\"rows\": [{}]}",
                "{\"rows\": [{\"side\": \"nas\", \"table\": \"content\"}]}",
                "{\"rows\": [{\"side\": \"nas\", \"table\": \"content\", \"columns\": {}}]}",
                "{\"rows\": [{\"side\": \"nobody\", \"table\": \"content\", \"columns\": {\"a\": 1}}]}",
                "{\"rows\": [{\"side\": \"nas\", \"table\": \"sqlite_master\", \"columns\": {\"a\": 1}}]}",
                "{\"rows\": [{\"side\": \"nas\", \"table\": \"content\", \"columns\": {\"a\": {\"base64\": \"?\"}}}]}",
                "{\"rows\": [{\"side\": \"nas\", \"table\": \"content\", \"columns\": {\"a\": 1, \"A\": 2}}]}",
                "{\"rows\": [{\"side\": \"nas\", \"table\": \"content\", \"columns\": {\"a\": 1, \"a\": 2}}]}",
                GOOD + GOOD
            })
    void spoiltLineIsNamed(String line) throws IOException {
        Path file = Files.write(directory.resolve("rejects.jsonl"), List.of(GOOD, "", line, GOOD));

        CommandRun run = replay(file);

        assertThat(run.errors())
                .startsWith("ytv2: " + file + " line 3 is no rejected video: ")
                .hasLineCount(1);
        assertThat(run.exitCode()).isEqualTo(3);
    }

    @Test
    void fileOfNothingIsRefused() throws IOException {
        CommandRun empty = replay(Files.writeString(directory.resolve("empty.jsonl"), "\n"));

        assertThat(empty.errors()).contains("empty.jsonl has no rows in it");
        assertThat(empty.exitCode()).isEqualTo(3);
    }

    @Test
    void fileThatIsNotThereIsRefused() {
        CommandRun missing = replay(directory.resolve("missing.jsonl"));

        assertThat(missing.errors()).contains("there is no file").contains("missing.jsonl");
        assertThat(missing.exitCode()).isEqualTo(3);
    }

    @Test
    void fileInAnotherEncodingIsRefused() throws IOException {
        Path file = Files.write(directory.resolve("latin.jsonl"), "\n\n\u00e9".getBytes(StandardCharsets.ISO_8859_1));

        CommandRun run = replay(file);

        assertThat(run.errors()).contains("latin.jsonl is not in UTF-8");
        assertThat(run.exitCode()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--nas x.db", "--dashboard x.db", "--follow 30s", "--deletes-from dashboard"})
    void replayStandsAlone(String option) {
        CommandRun run = replay(directory.resolve("rejects.jsonl"), option.split(" ", -1));

        assertThat(run.errors()).contains("--replay takes in a file of rejects alone");
        assertThat(run.exitCode()).isEqualTo(2);
    }

    private static CommandRun replay(Path file, String... more) {
        return CommandRun.of(
                Map.of("DATABASE_URL", "postgres://nobody:none@127.0.0.1:1/none"),
                Stream.concat(Stream.of("run", "--replay", file.toString()), Stream.of(more))
                        .toArray(String[]::new));
    }
}
