package ytv2.migration.media;

import static org.assertj.core.api.Assertions.assertThat;
import static ytv2.migration.media.LegacyExports.mp3;
import static ytv2.migration.media.LegacyExports.png;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ytv2.migration.generate.Recipe;

/// The packaged program is killed wherever it is, and ends where an undisturbed one does.
class KilledMediaIT {

    private static final int VIDEOS = 24;
    private static final int KILLS = 3;

    private static final String STORED = "SELECT count(*) FROM content_artifact";

    @Test
    void killedTransfersEndWhereAnUndisturbedOneDoes(@TempDir Path directory) throws Exception {
        List<String> undisturbed;
        try (MediaStage stage = stage(directory.resolve("calm"))) {
            assertThat(stage.media().exitCode()).isZero();
            undisturbed = stage.state();
        }
        long seed = System.nanoTime();
        Random random = new Random(seed);

        try (MediaStage stage = stage(directory.resolve("killed"))) {
            for (int kill = 0; kill < KILLS; kill++) {
                killWhenStored(stage, stage.stage().number(STORED) + random.nextInt(VIDEOS / KILLS));
            }
            assertThat(stage.media().exitCode()).isZero();

            assertThat(stage.state()).as("seed " + seed).isEqualTo(undisturbed);
            assertThat(stage.media().output()).contains("nothing has changed");
            assertThat(stage.verify("--exports", stage.stored().toString()).output())
                    .contains("no difference");
        }
    }

    private static MediaStage stage(Path directory) throws Exception {
        Files.createDirectories(directory);
        MediaStage stage = MediaStage.of(directory, Recipe.clean(VIDEOS).withSummaryBytes(60), Map.of());
        for (int index = 0; index < VIDEOS; index++) {
            String name = "audio_" + stage.videoId(index) + "_20250102_120000.mp3";
            stage.legacy().write("audio/" + name, mp3(index), 1);
            stage.legacy().write("picture " + index + ".png", png(index), 1);
            stage.sayAudio(index, MediaStage.OLD_HOST + "/exports/audio/" + name);
            stage.say(index, "thumbnail_url", "/exports/picture " + index + ".png");
        }
        assertThat(stage.run().exitCode()).isZero();
        return stage;
    }

    /// Or when it has ended by itself.
    private static void killWhenStored(MediaStage stage, long files) throws Exception {
        Process process = process(stage);
        while (process.isAlive() && stage.stage().number(STORED) < files) {
            Thread.onSpinWait();
        }
        int _ = process.destroyForcibly().waitFor();
    }

    private static Process process(MediaStage stage) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        Path.of("target", "migration.jar").toString(),
                        "media",
                        "--from",
                        stage.legacy().directory().toString(),
                        "--to",
                        stage.service().url().toString(),
                        "--reports",
                        stage.legacy().directory().resolveSibling("reports").toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("INGEST_TOKEN", MediaStage.TOKEN);
        builder.environment()
                .put("DATABASE_URL", stage.stage().database().url("ytv2_owner").toUri());
        return builder.start();
    }
}
