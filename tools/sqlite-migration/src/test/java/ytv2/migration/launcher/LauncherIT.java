package ytv2.migration.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ytv2.migration.generate.LegacyPair;
import ytv2.migration.generate.Recipe;
import ytv2.migration.run.Stage;
import ytv2.model.testing.Session;

/// `./ytv2 migrate` on a stack: whose database is used, and what is left running.
///
/// Ctrl-C does the same by SIGINT, but shells let what they run in the background ignore that one, such as these tests.
class LauncherIT {

    private static final long PATIENCE_SECONDS = 60;

    private static final String WAITING = """
            SELECT count(*) FROM pg_stat_activity
            WHERE application_name = 'ytv2-migrate' AND wait_event_type = 'Lock'
            """;

    private final Path directory;
    private final LauncherCall call;
    private final List<Process> started = new ArrayList<>();

    LauncherIT(@TempDir Path directory) throws IOException {
        this.directory = directory.toRealPath();
        this.call = new LauncherCall(this.directory);
    }

    @AfterEach
    void endWhatRuns() throws InterruptedException {
        for (Process process : started.reversed()) {
            process.destroy();
            int _ = process.waitFor();
        }
    }

    private Process started(Path output, String... arguments) throws IOException {
        Process process = call.start(output, arguments);
        started.add(process);
        return process;
    }

    @Test
    void helpStartsNoDatabase() throws IOException, InterruptedException {
        assertThat(call.run("--help").output()).contains("Usage: ./ytv2 migrate", "verify");
        LauncherCall.Outcome ofRun = call.run("run", "--help");
        assertThat(ofRun.output()).contains("Usage: ./ytv2 migrate run", "--replay");
        assertThat(ofRun.exitCode()).isZero();
        assertThat(call.data()).doesNotExist();
    }

    @Test
    void databaseThatIsDownIsUpForTheCommandAlone() throws SQLException, IOException, InterruptedException {
        LegacyPair.write(Recipe.clean(8).withSummaryBytes(60), nas(), directory.resolve("dashboard.db"));

        LauncherCall.Outcome run = call.run("run", "--nas", nas().toString());

        assertThat(run.output()).contains("starting PostgreSQL", "8 inserted");
        assertThat(run.exitCode()).isZero();
        LauncherCall.Outcome wrong = call.run("run", "--verbose", "--nas", "none.db");
        assertThat(wrong.output()).contains("SourceFailure").contains("\tat ytv2.migration");
        assertThat(wrong.exitCode()).isEqualTo(3);
        assertThat(call.processes()).isEmpty();
    }

    @Test
    void databaseThatRunsIsUsedAndInterruptedRunIsFinishedByTheNext() throws Exception {
        // Given
        LegacyPair.write(Recipe.clean(8).withSummaryBytes(60), nas(), directory.resolve("dashboard.db"));
        Path first = directory.resolve("first.out");
        Process follow = started(first, "run", "--follow", "5m", "--nas", nas().toString());
        awaitText(first, "8 inserted", follow);

        // When
        LauncherCall.Outcome verified = call.run("verify", "--nas", nas().toString());

        // Then
        assertThat(verified.output()).contains("no difference").doesNotContain("starting PostgreSQL");
        assertThat(verified.exitCode()).isZero();
        assertThat(follow.isAlive()).isTrue();
        interruptAnother(follow);
        LauncherCall.Outcome next = call.run("run", "--nas", nas().toString());
        assertThat(next.output()).contains("1 updated", "7 same");
        assertThat(next.exitCode()).isZero();
        assertThat(call.processes()).isEmpty();
    }

    /// A run that is held in the middle of a batch, on the database of another one.
    private void interruptAnother(Process holder) throws Exception {
        Stage.legacy(nas(), "UPDATE content SET title = 'New' WHERE rowid = 1");
        try (Session owner = call.owner()) {
            owner.begin();
            owner.run("LOCK TABLE report_card IN ACCESS EXCLUSIVE MODE");
            Process run = started(directory.resolve("second.out"), "run", "--nas", nas().toString());
            try (Session observer = call.owner()) {
                long end = end();
                while (observer.number(WAITING) == 0) {
                    assertThat(run.isAlive()).isTrue();
                    assertThat(System.nanoTime()).isLessThan(end);
                }
            }
            stop(run);
            owner.rollback();
            assertThat(owner.number("SELECT count(*) FROM content WHERE title = 'New'"))
                    .isZero();
        }
        stop(holder);
        assertThat(call.processes()).isEmpty();
    }

    private static void stop(Process process) throws InterruptedException {
        process.destroy();
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(143);
    }

    private static void awaitText(Path file, String text, Process process) throws IOException {
        long end = end();
        while (!Files.exists(file) || !Files.readString(file).contains(text)) {
            assertThat(process.isAlive()).isTrue();
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.onSpinWait();
        }
    }

    private static long end() {
        return System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    }

    private Path nas() {
        return directory.resolve("nas.db");
    }
}
