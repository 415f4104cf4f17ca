package ytv2.ingest.media;

import static org.assertj.core.api.Assertions.assertThat;
import static ytv2.ingest.media.Samples.MP3;
import static ytv2.ingest.media.Samples.OTHER_MP3;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ytv2.model.testing.Session;
import ytv2.service.credential.Sha256;
import ytv2.service.testing.LockWaits;
import ytv2.service.testing.ProblemAssert;
import ytv2.service.testing.ServiceAnswer;

/// Uploads and deletes of one video that meet. A session of the test holds what the first of them needs, so that it
/// stands in the middle of its transaction while the second comes.
abstract class UploadRacesContract extends UploadApi {

    private static final String LOCK_NAME = "SELECT pg_advisory_xact_lock(hashtextextended('audio/abc.mp3', 1))";

    private Session holder;

    @BeforeEach
    void open() throws Exception {
        holder = database.owner();
        holder.begin();
    }

    @AfterEach
    void close() throws Exception {
        holder.close();
    }

    /// The upload has asked for the directory's id and found none. Before it looks into the directory, another first
    /// upload chooses an id and marks the directory: a pipe in place of the mark tells when it looks, and holds it.
    @Test
    void uploadDuringAnotherFirstOneIsTaken() throws Exception {
        Path mark = exports.path().resolve(".ytv2-exports");
        var _ = column("DELETE FROM media_directory RETURNING id");
        Files.deleteIfExists(mark);
        holder.run("LOCK TABLE media_directory");
        CompletableFuture<ServiceAnswer> upload = uploadLater(AUDIO, audio("abc", MP3));
        LockWaits.await(database.superuserUrl(), 1);
        assertThat(new ProcessBuilder("mkfifo", mark.toString()).start().waitFor())
                .isZero();
        holder.rollback();

        try (OutputStream pipe = Files.newOutputStream(mark, StandardOpenOption.WRITE)) {
            String id = column("INSERT INTO media_directory DEFAULT VALUES RETURNING id")
                    .getFirst();
            Path file = Files.writeString(exports.path().resolve("mark"), id + "\n");
            Path _ = Files.move(file, mark, StandardCopyOption.REPLACE_EXISTING);
            pipe.write((id + "\n").getBytes(StandardCharsets.UTF_8));
        }

        assertThat(answer(upload).status()).isEqualTo(200);
        assertThat(exports.files()).containsExactly("audio/abc.mp3");
    }

    /// The delete waits for the video's row; the upload comes before it is committed.
    @Test
    void uploadThatComesDuringADeleteIsRefused() throws Exception {
        assertThat(upload(AUDIO, audio("abc", MP3)).status()).isEqualTo(200);
        holder.run("SELECT FROM content WHERE video_id = 'abc' FOR UPDATE");
        CompletableFuture<ServiceAnswer> delete = deleteLater();
        LockWaits.await(database.superuserUrl(), 1);
        CompletableFuture<ServiceAnswer> upload = uploadLater(AUDIO, audio("abc", OTHER_MP3));
        LockWaits.await(database.superuserUrl(), 2);

        holder.rollback();

        assertThat(answer(delete).json().path("deleted_files").asInt()).isEqualTo(1);
        ProblemAssert.isProblem(answer(upload), 409, "deleted");
        assertThat(exports.files()).isEmpty();
    }

    /// The same, where only the name of the file says which video it is of.
    @Test
    void uploadByNameThatComesDuringADeleteIsRefused() throws Exception {
        holder.run("SELECT FROM content WHERE video_id = 'abc' FOR UPDATE");
        CompletableFuture<ServiceAnswer> delete = deleteLater();
        LockWaits.await(database.superuserUrl(), 1);
        CompletableFuture<ServiceAnswer> upload =
                uploadLater(UPLOAD_AUDIO, Multipart.form().file("audio", "audio_abc_20250501_101500.mp3", MP3));
        LockWaits.await(database.superuserUrl(), 2);

        holder.rollback();

        assertThat(answer(delete).status()).isEqualTo(200);
        ProblemAssert.isProblem(answer(upload), 409, "deleted");
        assertThat(exports.files()).isEmpty();
    }

    /// The upload has written its row and waits for the card; the delete comes before it is committed.
    @Test
    void deleteThatComesDuringAnUploadTakesTheFileAway() throws Exception {
        holder.run("SELECT FROM report_card WHERE video_id = 'abc' FOR UPDATE");
        CompletableFuture<ServiceAnswer> upload = uploadLater(AUDIO, audio("abc", MP3));
        LockWaits.await(database.superuserUrl(), 1);
        CompletableFuture<ServiceAnswer> delete = deleteLater();
        LockWaits.await(database.superuserUrl(), 2);

        holder.rollback();

        assertThat(answer(upload).status()).isEqualTo(200);
        assertThat(answer(delete).json().path("deleted").path("artifacts").asInt())
                .isEqualTo(1);
        assertThat(exports.files()).isEmpty();
        assertThat(events())
                .containsExactly("report-added abc ingest", "audio-synced abc ingest", "report-deleted abc ingest");
    }

    /// The first waits for the lock of the name, the second for that of the video.
    @Test
    void fileOfTwoUploadsIsThatOfTheRow() throws Exception {
        holder.run(LOCK_NAME);
        CompletableFuture<ServiceAnswer> one = uploadLater(AUDIO, audio("abc", MP3));
        LockWaits.await(database.superuserUrl(), 1);
        CompletableFuture<ServiceAnswer> other = uploadLater(AUDIO, audio("abc", OTHER_MP3));
        LockWaits.await(database.superuserUrl(), 2);

        holder.rollback();

        assertThat(List.of(answer(one).status(), answer(other).status())).containsOnly(200);
        assertThat(column("SELECT sha256 FROM content_artifact")).containsExactly(bytea(stored("audio/abc.mp3")));
        assertThat(stored("audio/abc.mp3")).isEqualTo(OTHER_MP3);
    }

    /// Nobody owns the name; both wait for its lock.
    @Test
    void twoFilesOfOneClientsNameAreBothKept() throws Exception {
        holder.run("SELECT pg_advisory_xact_lock(hashtextextended('audio/new.mp3', 1))");
        CompletableFuture<ServiceAnswer> one = uploadLater(UPLOAD_AUDIO, named(MP3));
        CompletableFuture<ServiceAnswer> other = uploadLater(UPLOAD_AUDIO, named(OTHER_MP3));
        LockWaits.await(database.superuserUrl(), 2);

        holder.rollback();

        assertThat(get(answer(one).json().path("public_url").asText()).body()).isEqualTo(MP3);
        assertThat(get(answer(other).json().path("public_url").asText()).body()).isEqualTo(OTHER_MP3);
        assertThat(exports.files()).hasSize(2);
    }

    /// The first stands in the middle of its transaction when the second comes, which waits for its key.
    @Test
    void sameUploadTwiceAtOnceHasOneEffect() throws Exception {
        holder.run("SELECT lock_content('abc')");
        List<CompletableFuture<ServiceAnswer>> answers = List.of(
                uploadLater(AUDIO, audio("abc", MP3), "Idempotency-Key", "one"),
                uploadLater(AUDIO, audio("abc", MP3), "Idempotency-Key", "one"));
        LockWaits.await(database.superuserUrl(), 2);

        holder.rollback();

        assertThat(answer(answers.getFirst()).text())
                .isEqualTo(answer(answers.getLast()).text())
                .contains("\"saved\":true");
        assertThat(events()).containsExactly("report-added abc ingest", "audio-synced abc ingest");
    }

    /// The delete is committed and waits to remove the file; the video comes back and is given a new one.
    @Test
    void removalLeavesWhatWasUploadedSince() throws Exception {
        assertThat(upload(AUDIO, audio("abc", MP3)).status()).isEqualTo(200);
        holder.run(LOCK_NAME);
        CompletableFuture<ServiceAnswer> delete = deleteLater();
        LockWaits.await(database.superuserUrl(), 1);
        store("{'video_id': 'abc', 'summary_text': 'New', 'restore': true}");
        CompletableFuture<ServiceAnswer> upload = uploadLater(AUDIO, audio("abc", OTHER_MP3));
        LockWaits.await(database.superuserUrl(), 2);

        holder.rollback();

        assertThat(answer(delete).status()).isEqualTo(200);
        assertThat(answer(upload).status()).isEqualTo(200);
        assertThat(stored("audio/abc.mp3")).isEqualTo(OTHER_MP3);
    }

    private static Multipart named(byte[] bytes) {
        return Multipart.form().file("audio", "new.mp3", bytes);
    }

    private static String bytea(byte[] bytes) {
        return "\\x" + HexFormat.of().formatHex(Sha256.of(bytes));
    }

    private CompletableFuture<ServiceAnswer> deleteLater() {
        return client().postLater("/api/delete/abc", new byte[0], "X-INGEST-TOKEN", TOKEN);
    }

    private static ServiceAnswer answer(CompletableFuture<ServiceAnswer> answer) throws Exception {
        return answer.get(20, TimeUnit.SECONDS);
    }
}
