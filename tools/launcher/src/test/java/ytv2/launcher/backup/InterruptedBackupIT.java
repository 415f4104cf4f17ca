package ytv2.launcher.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ytv2.launcher.CommandRun;
import ytv2.launcher.Launcher;
import ytv2.launcher.process.Signal;
import ytv2.model.testing.Session;
import ytv2.model.testing.TestDatabase;

/// Stopped in the middle. The command runs as a process of its own, and is held at a known place by a lock.
///
/// Ctrl-C does the same by SIGINT, but shells let what they run in the background ignore that one, such as these tests.
class InterruptedBackupIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String WAITING = """
            SELECT count(*) FROM pg_stat_activity
            WHERE datname = current_database() AND wait_event_type = 'Lock' AND query ILIKE ?
            """;

    private final TestDatabase source = TestDatabase.migrated();
    private final TestDatabase target = TestDatabase.migrated();

    @TempDir
    private Path directory;

    @AfterEach
    void dropDatabases() throws SQLException {
        source.close();
        target.close();
    }

    @Test
    void backupLeavesNoFile() throws Exception {
        try (Session holder = source.owner()) {
            // Given
            holder.begin();
            holder.run("LOCK TABLE report_card IN ACCESS EXCLUSIVE MODE");
            Process backup = start(source, "backup", directory.resolve("file").toString(), "--built-in");
            await(source, "LOCK TABLE%", backup);
            try (Stream<Path> files = Files.list(directory)) {
                assertThat(files).hasSize(1);
            }

            // When
            stop(backup);

            // Then
            assertThat(directory).isEmptyDirectory();
        }
    }

    @Test
    void restoreLeavesNoRow() throws Exception {
        // Given
        Path file = directory.resolve("file");
        try (Session owner = source.owner()) {
            Stored.insertInto(owner);
        }
        CommandRun backup = CommandRun.of(
                new BackupCommand(),
                Map.of("DATABASE_URL", source.url("ytv2_owner").toUri()),
                file.toString(),
                "--built-in");
        assertThat(backup.exitCode()).isZero();

        try (Session holder = target.owner()) {
            // An event that is not committed yet holds up the first of those that come in; content came in before it.
            holder.begin();
            holder.run("INSERT INTO content_event (video_id, kind, actor) VALUES ('x', 'report-added', 'test')");
            Process restore = start(target, "restore", file.toString());
            await(target, "COPY \"content_event\"%", restore);

            // When
            stop(restore);
            holder.rollback();
        }

        // Then
        try (Session owner = target.owner()) {
            assertThat(Stored.rows(owner).values())
                    .allSatisfy(rows -> assertThat(rows).isEmpty());
        }
    }

    private static Process start(TestDatabase database, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Launcher.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment().put("DATABASE_URL", database.url("ytv2_owner").toUri());
        return builder.start();
    }

    private static void await(TestDatabase database, String query, Process process) throws SQLException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        try (Session observer = database.superuser()) {
            while (observer.number(WAITING, query) == 0) {
                assertThat(process.isAlive()).isTrue();
                assertThat(System.nanoTime()).isLessThan(end);
            }
        }
    }

    private static void stop(Process process) throws InterruptedException {
        Signal.TERM.send(process.toHandle());
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(143);
    }
}
