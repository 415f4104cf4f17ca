package ytv2.migration.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ytv2.migration.generate.Recipe;
import ytv2.migration.run.Stage;
import ytv2.model.testing.Session;

/// A mirror that is killed at any moment, and begun again, ends where one ends that was left alone.
class MirrorKillIT {

    private static final int VIDEOS = 400;
    private static final int KILLS = 3;
    private static final long SEED = 20260131;
    private static final long PATIENCE_SECONDS = 60;

    @TempDir
    private Path directory;

    @Test
    void killedMirrorEndsWhereAnUndisturbedOneEnds() throws Exception {
        Recipe recipe = Recipe.clean(VIDEOS).withSummaryBytes(200);
        try (Stage stage = Stage.of(directory, recipe)) {
            assertThat(stage.run().exitCode()).isZero();
            Path quiet = Files.copy(stage.nas(), directory.resolve("quiet.db"));
            change(stage);
            finish(stage, quiet);
            SplittableRandom random = new SplittableRandom(SEED);

            int killed = 0;
            for (int kill = 0; kill < KILLS; kill++) {
                Path file = Files.copy(stage.nas(), directory.resolve("killed-" + kill + ".db"));
                killed += killAt(random.nextInt(VIDEOS - 100), stage, file) ? 1 : 0;
                finish(stage, file);
                requireSame(file, quiet);
                assertThat(Mirroring.mirror(stage, file).output()).contains("0 events, 0 videos written, 0 deleted");
            }

            assertThat(killed).as("seed %d", SEED).isPositive();
        }
    }

    private static void requireSame(Path file, Path quiet) throws SQLException {
        assertThat(Mirroring.rows(file)).isEqualTo(Mirroring.rows(quiet));
        for (String own : List.of(
                "SELECT quote(video_id) || quote(hash) FROM ytv2_mirrored ORDER BY 1",
                "SELECT xact_id || ' ' || event_id FROM ytv2_mirror")) {
            assertThat(Mirroring.texts(file, own))
                    .isEqualTo(Mirroring.texts(quiet, own))
                    .isNotEmpty();
        }
        assertThat(Mirroring.texts(file, "PRAGMA integrity_check")).containsExactly("ok");
    }

    /// When it has mirrored so many videos, while it is at the next ones.
    ///
    /// @return whether it was still at work
    private boolean killAt(int videos, Stage stage, Path file) throws Exception {
        Process process = start(stage, file);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (process.isAlive() && mirrored(file) <= videos) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.onSpinWait();
        }
        int code = process.destroyForcibly().waitFor();
        assertThat(code).isIn(0, 137);
        return code == 137;
    }

    private static int mirrored(Path file) throws SQLException {
        boolean begun = !Mirroring.texts(file, "SELECT name FROM sqlite_schema WHERE name = 'ytv2_mirrored'")
                .isEmpty();
        return begun
                ? Integer.parseInt(Mirroring.texts(file, "SELECT count(*) FROM ytv2_mirrored")
                        .getFirst())
                : 0;
    }

    /// By scripts and by the handler, so that there is much to do before the first event and after it.
    private static void change(Stage stage) throws SQLException {
        try (Session session = stage.owner()) {
            session.run("UPDATE content SET title = title || ', changed'");
            for (int i = 0; i < 40; i++) {
                Handler.ingest(session, "new~" + i, "New " + i);
            }
            for (String id : session.column("SELECT video_id FROM content ORDER BY md5(video_id) LIMIT 20")) {
                Handler.delete(session, String.valueOf(id));
            }
        }
    }

    private void finish(Stage stage, Path file) throws IOException, InterruptedException {
        assertThat(start(stage, file).waitFor()).isZero();
    }

    private Process start(Stage stage, Path file) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "ytv2.migration.Migration",
                        "mirror",
                        "--to",
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        directory.resolve("mirror.log").toFile()));
        builder.environment()
                .put("DATABASE_URL", stage.database().url("ytv2_owner").toUri());
        builder.environment().put("DUAL_WRITE_MODE", "true");
        return builder.start();
    }
}
