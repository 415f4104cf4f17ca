package ytv2.ingest.media;

import static org.assertj.core.api.Assertions.assertThat;
import static ytv2.ingest.media.Samples.MP3;
import static ytv2.ingest.media.Samples.OTHER_MP3;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import ytv2.service.testing.ProblemAssert;
import ytv2.service.testing.ServiceAnswer;
import ytv2.service.testing.ServiceLog;

/// The directory of uploads while its disk is not mounted: an empty one, or none, is in its place.
abstract class MissingMountContract extends UploadApi {

    /// If a test has not done so.
    @AfterEach
    void mountAgain() throws IOException {
        if (Files.exists(away())) {
            mount();
        }
    }

    @Test
    void nothingIsStoredBesideTheDisk() throws Exception {
        assertThat(upload(AUDIO, audio("abc", MP3)).status()).isEqualTo(200);
        ServiceLog log = ServiceLog.fromNow();
        unmount();

        for (int i = 0; i < 2; i++) {
            ProblemAssert.isProblem(upload(AUDIO, audio("abc", OTHER_MP3)), 507, "storage_not_mounted");
        }

        assertThat(exports.path()).isEmptyDirectory();
        assertThat(uploads()).startsWith("refused: the file .ytv2-exports");
        assertThat(log.alarms()).singleElement().asString().contains("EXPORTS_DIR", ".ytv2-exports is missing");
        mount();
        assertThat(upload(AUDIO, audio("abc", OTHER_MP3)).status()).isEqualTo(200);
        assertThat(stored("audio/abc.mp3")).isEqualTo(OTHER_MP3);
        assertThat(uploads()).isEqualTo("taken");
    }

    @Test
    void missingDirectoryIsNotMadeAgain() throws Exception {
        assertThat(upload(AUDIO, audio("abc", MP3)).status()).isEqualTo(200);
        unmount();
        Files.delete(exports.path());

        ProblemAssert.isProblem(upload(AUDIO, audio("abc", OTHER_MP3)), 507, "storage_not_mounted");

        assertThat(exports.path()).doesNotExist();
        Files.createDirectory(exports.path());
    }

    @Test
    void removalWaitsForTheDisk() throws Exception {
        assertThat(upload(AUDIO, audio("abc", MP3)).status()).isEqualTo(200);
        unmount();

        ServiceAnswer delete = send("DELETE", "/api/delete/abc");

        assertThat(delete.json().path("deleted").path("artifacts").asInt()).isEqualTo(1);
        assertThat(delete.json().path("errors")).hasSize(1);
        assertThat(column("SELECT name FROM media_removal")).containsExactly("audio/abc.mp3");
        mount();
        assertThat(stored("audio/abc.mp3")).isEqualTo(MP3);
        assertThat(send("DELETE", "/api/delete/abc")
                        .json()
                        .path("deleted_files")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void directoryOfAnotherDatabaseIsNotTaken() throws Exception {
        Path mark = exports.path().resolve(".ytv2-exports");
        Files.writeString(mark, "another\n");

        ProblemAssert.isProblem(upload(AUDIO, audio("abc", MP3)), 507, "storage_not_mounted");

        assertThat(mark).hasContent("another");
        assertThat(exports.files()).isEmpty();
    }

    @Test
    void firstDirectoryNeedsNoPreparation() throws Exception {
        Files.delete(exports.path());

        assertThat(upload(AUDIO, audio("abc", MP3)).status()).isEqualTo(200);

        assertThat(exports.path().resolve(".ytv2-exports"))
                .hasContent(column("SELECT id FROM media_directory").getFirst());
    }

    /// What a service that is ready all the same says of uploads.
    private String uploads() throws IOException {
        ServiceAnswer ready = client().get("/q/health/ready");
        assertThat(ready.status()).isEqualTo(200);
        assertThat(ready.json().path("status").asText()).isEqualTo("UP");
        return ready.json().path("checks").findValue("uploads").asText();
    }

    private Path away() {
        return exports.path().resolveSibling(exports.path().getFileName() + "-disk");
    }

    private void unmount() throws IOException {
        Files.move(exports.path(), away());
        Files.createDirectory(exports.path());
    }

    private void mount() throws IOException {
        Files.deleteIfExists(exports.path());
        Files.move(away(), exports.path());
    }
}
