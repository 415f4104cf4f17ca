package ytv2.migration.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
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

class RestoreSnapshotCommandTest {

    @TempDir
    private Path directory;

    @BeforeEach
    void makeSnapshot() throws SQLException, IOException {
        LegacyPair.write(Recipe.clean(12).withSummaryBytes(60), snapshot(), directory.resolve("other.db"));
    }

    @Test
    void fileIsTheSnapshotByteForByte() throws IOException {
        CommandRun run = restore();

        assertThat(run.errors()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(file()).hasSameBinaryContentAs(snapshot());
        assertThat(run.output()).contains(Snapshot.sha256(snapshot()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-wal", "-shm", "-journal"})
    void nothingIsReplaced(String suffix) throws IOException {
        Path occupied = Files.writeString(directory.resolve("live.db" + suffix), "of somebody");

        CommandRun run = restore();

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.errors()).contains("live.db" + suffix + " exists");
        assertThat(occupied).hasContent("of somebody");
    }

    @Test
    void snapshotMustBeTheOneThatIsMeant() {
        assertThat(restore("--sha256", "00").errors()).contains("has sha-256").contains("not 00");
        assertThat(file()).doesNotExist();
    }

    @Test
    void damagedSnapshotIsRefused() throws IOException {
        byte[] bytes = Files.readAllBytes(snapshot());
        java.util.Arrays.fill(bytes, 5000, bytes.length - 5000, (byte) 7);
        Path _ = Files.write(snapshot(), bytes);

        assertThat(restore().exitCode()).isEqualTo(3);
        assertThat(file()).doesNotExist();
    }

    @Test
    void liveFileIsNoSnapshot() throws SQLException, IOException {
        Path live = WriteAheadLog.leaveBehind(snapshot(), directory.resolve("dead.db"), "DELETE FROM content");

        CommandRun run = CommandRun.of(Map.of(), "restore-snapshot", live.toString(), file().toString());

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.errors()).contains("this is a live file");
        assertThat(file()).doesNotExist();
    }

    private CommandRun restore(String... options) {
        String[] arguments = java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(
                                "restore-snapshot", snapshot().toString(), file().toString()),
                        java.util.stream.Stream.of(options))
                .toArray(String[]::new);
        return CommandRun.of(Map.of(), arguments);
    }

    private Path snapshot() {
        return directory.resolve("nas-snapshot.db");
    }

    private Path file() {
        return directory.resolve("live.db");
    }
}
