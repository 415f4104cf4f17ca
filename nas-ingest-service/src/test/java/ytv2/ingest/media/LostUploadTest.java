package ytv2.ingest.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static ytv2.ingest.media.Samples.MP3;
import static ytv2.ingest.media.Samples.OTHER_MP3;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import ytv2.ingest.ArtifactStore;
import ytv2.ingest.StorageFailed;
import ytv2.model.testing.Session;
import ytv2.service.testing.ServiceLog;

/// What the sweep does about a row whose staged file is gone: a crash came before the file was put in its place, and
/// something has taken it away since.
@QuarkusTest
final class LostUploadTest extends UploadApi {

    @Inject
    ArtifactStore artifacts;

    @Test
    void uploadThatIsLostIsUndone() throws Exception {
        assertThat(upload(AUDIO, audio("abc", MP3), "Idempotency-Key", "one").status())
                .isEqualTo(200);
        Files.delete(exports.path().resolve("audio/abc.mp3"));
        asBeforeItsPlacing("{\"artifact\": null, \"content\": {\"has_audio\": false, \"has_media\": false}}");
        ServiceLog log = ServiceLog.fromNow();

        artifacts.sweep(Instant.now().minus(Duration.ofHours(1)));

        assertThat(column("SELECT name FROM content_artifact")).isEmpty();
        assertThat(column("SELECT concat_ws(' ', has_audio, media) FROM content"))
                .containsExactly("f");
        assertThat(column("SELECT card::json #>> '{media,has_audio}' FROM report_card"))
                .containsExactly("false");
        assertThat(column("SELECT key FROM remembered_answer")).isEmpty();
        assertThat(events()).endsWith("audio-synced abc ingest");
        assertThat(log.alarms()).singleElement().asString().contains("audio/abc.mp3 is lost");
    }

    /// The file of before is still there, and is no sign that the new one has come.
    @Test
    void whatItWasToReplaceIsThereAgain() throws Exception {
        assertThat(upload(AUDIO, audio("abc", MP3)).status()).isEqualTo(200);
        String before = column("SELECT (a.*)::text FROM content_artifact AS a").getFirst();
        String replaced =
                column("SELECT artifact_before('audio/abc.mp3', 'abc')").getFirst();
        assertThat(upload(AUDIO, audio("abc", OTHER_MP3)).status()).isEqualTo(200);
        Files.write(exports.path().resolve("audio/abc.mp3"), MP3);
        asBeforeItsPlacing(replaced);

        artifacts.sweep(Instant.now().minus(Duration.ofHours(1)));

        assertThat(column("SELECT (a.*)::text FROM content_artifact AS a")).containsExactly(before);
        assertThat(column("SELECT has_audio FROM content")).containsExactly("t");
    }

    /// Another upload comes before the sweep, and succeeds.
    @Test
    void nextUploadDoesNotMindIt() throws Exception {
        assertThat(upload(AUDIO, audio("abc", MP3)).status()).isEqualTo(200);
        Files.delete(exports.path().resolve("audio/abc.mp3"));
        asBeforeItsPlacing("{\"artifact\": null, \"content\": {\"has_audio\": false, \"has_media\": false}}");

        assertThat(upload(AUDIO, audio("abc", OTHER_MP3)).status()).isEqualTo(200);

        assertThat(stored("audio/abc.mp3")).isEqualTo(OTHER_MP3);
    }

    /// All files look lost then, and nothing is to be removed.
    @Test
    void nothingIsUndoneNorRemovedWhileTheDiskIsAway() throws Exception {
        assertThat(upload(AUDIO, audio("abc", MP3)).status()).isEqualTo(200);
        asBeforeItsPlacing("{}");
        database.session().run("INSERT INTO media_removal (name) VALUES ('audio/gone.mp3')");
        String before = database.fingerprint();
        Path away = exports.path().resolveSibling(exports.path().getFileName() + "-disk");
        Files.move(exports.path(), away);
        Files.createDirectory(exports.path());

        assertThatThrownBy(() -> artifacts.sweep(Instant.now())).isInstanceOf(StorageFailed.class);

        assertThat(database.fingerprint()).isEqualTo(before);
        Files.delete(exports.path());
        Files.move(away, exports.path());
        artifacts.sweep(Instant.now().minus(Duration.ofHours(1)));
        assertThat(stored("audio/abc.mp3")).isEqualTo(MP3);
    }

    private void asBeforeItsPlacing(String before) throws Exception {
        try (Session owner = database.owner()) {
            owner.run("UPDATE content_artifact SET staged = gen_random_uuid(), answer_key = 'one', before = '" + before
                    + "'");
        }
    }
}
