package ytv2.ingest.media;

import static org.assertj.core.api.Assertions.assertThat;
import static ytv2.ingest.media.Samples.MP3;
import static ytv2.ingest.media.Samples.OPUS;
import static ytv2.ingest.media.Samples.OTHER_MP3;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ytv2.service.testing.ProblemAssert;
import ytv2.service.testing.ServiceAnswer;

/// Uploads that are received and committed, and whose file cannot be put in its place: another kind of file is there.
abstract class FailedUploadContract extends UploadApi {

    private static final String SHOWN = "SELECT concat_ws(' ', has_audio, media, analysis_json) FROM content";

    @ParameterizedTest
    @CsvSource({AUDIO + ", audio", UPLOAD_AUDIO + ", audio", UPLOAD_IMAGE + ", images"})
    void nothingIsLeftOfIt(String path, String directory) throws Exception {
        Path obstacle = Files.createFile(exports.path().resolve(directory));
        String before = column(SHOWN).getFirst();

        ServiceAnswer answer = upload(path, form(path).field("video_id", "abc"), "Idempotency-Key", "one");

        ProblemAssert.isProblem(answer, 507, "insufficient_storage");
        assertThat(column("SELECT name FROM content_artifact")).isEmpty();
        assertThat(column("SELECT key FROM remembered_answer")).isEmpty();
        assertThat(column(SHOWN)).containsExactly(before);
        assertThat(stagedFiles()).isZero();
        Files.delete(obstacle);
        assertThat(upload(path, form(path).field("video_id", "abc"), "Idempotency-Key", "one")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void whatWasThereBeforeIsThereAgain() throws Exception {
        store("{'video_id': 'abc', 'analysis_json': {'audio_url': '/exports/old.mp3'}, 'media': {'y': 2}}");
        assertThat(upload(AUDIO, audio("abc", OPUS)).status()).isEqualTo(200);
        assertThat(upload(AUDIO, audio("abc", MP3)).status()).isEqualTo(200);
        assertThat(upload(AUDIO, audio("abc", OPUS)).status()).isEqualTo(200);
        String rows = "SELECT (a.*)::text FROM content_artifact AS a ORDER BY name";
        String before = column(rows) + column(SHOWN).getFirst();
        Path obstacle = exports.path().resolve("audio/abc.mp3");
        Files.delete(obstacle);
        Files.createFile(Files.createDirectory(obstacle).resolve("x"));

        ProblemAssert.isProblem(upload(AUDIO, audio("abc", OTHER_MP3)), 507, "insufficient_storage");

        assertThat(column(rows) + column(SHOWN).getFirst()).isEqualTo(before);
        Files.delete(obstacle.resolve("x"));
        Files.delete(obstacle);
        assertThat(upload(AUDIO, audio("abc", MP3)).status()).isEqualTo(200);
        assertThat(stored("audio/abc.mp3")).isEqualTo(MP3);
    }

    private long stagedFiles() throws IOException {
        return exports.files().stream()
                .filter(name -> name.startsWith(".staged/"))
                .count();
    }
}
