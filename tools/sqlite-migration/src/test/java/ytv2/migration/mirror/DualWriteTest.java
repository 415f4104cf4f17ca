package ytv2.migration.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ytv2.migration.CommandRun;
import ytv2.migration.generate.LegacyPair;
import ytv2.migration.generate.Recipe;
import ytv2.migration.run.WriteAheadLog;
import ytv2.migration.source.Snapshot;

/// Without dual write nothing touches a SQLite file. There is no database here to be asked first.
class DualWriteTest {

    @TempDir
    private Path directory;

    private final List<Path> files = new ArrayList<>();

    @BeforeEach
    void makeFiles() throws SQLException, IOException {
        Path nas = directory.resolve("nas.db");
        LegacyPair.write(Recipe.clean(4).withSummaryBytes(60), nas, directory.resolve("dashboard.db"));
        files.add(directory.resolve("dashboard.db"));
        files.add(WriteAheadLog.leaveBehind(
                nas, directory.resolve("logged.db"), "UPDATE content SET title = 'In the log alone'"));
        try (Stream<Path> all = Files.list(directory)) {
            for (Path file : all.toList()) {
                Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000_000_000L));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"(unset)", "", "false", "0", " FALSE ", "no", "yes", "tru"})
    void fileIsNotTouched(String mode) throws IOException {
        Map<String, String> before = state();

        for (Path file : files) {
            for (List<String> more : List.of(List.<String>of(), List.of("--follow", "1s"))) {
                CommandRun run = mirror(mode, file, more);

                assertThat(run.exitCode()).isEqualTo(3);
                assertThat(run.errors())
                        .contains("refused to write " + file)
                        .contains("DUAL_WRITE_MODE")
                        .contains("true");
            }
        }

        assertThat(state()).isEqualTo(before).hasSizeGreaterThanOrEqualTo(4);
    }

    @Test
    void switchedOnItGetsAsFarAsTheDatabase() {
        assertThat(mirror("true", files.getFirst(), List.of()).errors()).contains("set DATABASE_URL");
    }

    private static CommandRun mirror(String mode, Path file, List<String> more) {
        Map<String, String> environment = new HashMap<>();
        if (!mode.equals("(unset)")) {
            environment.put("DUAL_WRITE_MODE", mode);
        }
        List<String> arguments = new ArrayList<>(List.of("mirror", "--to", file.toString()));
        arguments.addAll(more);
        return CommandRun.of(environment, arguments.toArray(String[]::new));
    }

    /// Of every file in the directory: what is in it, and when it was written.
    private Map<String, String> state() throws IOException {
        Map<String, String> state = new TreeMap<>();
        try (Stream<Path> all = Files.list(directory)) {
            for (Path file : all.toList()) {
                state.put(file.getFileName().toString(), Snapshot.sha256(file) + " " + Files.getLastModifiedTime(file));
            }
        }
        return state;
    }
}
