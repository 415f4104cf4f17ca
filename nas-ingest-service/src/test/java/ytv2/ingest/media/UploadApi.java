package ytv2.ingest.media;

import static org.assertj.core.api.Assertions.assertThat;
import static ytv2.ingest.media.Samples.MP3;
import static ytv2.ingest.media.Samples.PNG;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import ytv2.ingest.ExportsDirectory;
import ytv2.ingest.IngestApi;
import ytv2.service.testing.Given;
import ytv2.service.testing.ServiceAnswer;

/// What the contracts of uploads start from: an empty directory, and a video that is known.
abstract class UploadApi extends IngestApi {

    static final String AUDIO = "/ingest/audio";
    static final String UPLOAD_AUDIO = "/api/upload-audio";
    static final String UPLOAD_IMAGE = "/api/upload-image";

    @Given
    ExportsDirectory exports;

    @BeforeEach
    void storeVideo() throws IOException {
        exports.empty();
        store("{'video_id': 'abc', 'id': 'web:abc', 'title': 'T', 'summary_text': 'S'}");
    }

    /// Whatever happened: each file in its place has a row, and each row has its file.
    @AfterEach
    void filesAreThoseOfTheRows() throws Exception {
        assertThat(exports.files())
                .containsExactlyElementsOf(column("SELECT name FROM content_artifact ORDER BY name COLLATE \"C\""));
        assertThat(column("SELECT name FROM content_artifact WHERE staged IS NOT NULL"))
                .isEmpty();
        assertThat(column("SELECT name FROM media_removal")).isEmpty();
        assertThat(database.staleCards()).isEmpty();
    }

    void store(String document) throws IOException {
        ServiceAnswer answer = post(document);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    ServiceAnswer upload(String path, Multipart form, String... headers) throws IOException {
        return client().post(path, form.bytes(), with(headers));
    }

    CompletableFuture<ServiceAnswer> uploadLater(String path, Multipart form, String... headers) {
        return client().postLater(path, form.bytes(), with(headers));
    }

    private static String[] with(String... headers) {
        return List.of(headers).contains("Authorization")
                ? Multipart.headers(headers)
                : Multipart.headers(Stream.concat(Stream.of("X-INGEST-TOKEN", TOKEN), Arrays.stream(headers))
                        .toArray(String[]::new));
    }

    static Multipart audio(String videoId, byte[] bytes) {
        return Multipart.form().field("video_id", videoId).file("audio", "ignored.mp3", bytes);
    }

    byte[] stored(String name) throws IOException {
        return Files.readAllBytes(exports.path().resolve(name));
    }

    ServiceAnswer get(String path) throws IOException {
        return client().get(path);
    }

    List<String> events() throws Exception {
        return column("SELECT concat_ws(' ', kind, video_id, actor) FROM content_event ORDER BY id").stream()
                .map(String::valueOf)
                .toList();
    }

    /// A form with a file that the address takes.
    static Multipart form(String path) {
        return path.equals(UPLOAD_IMAGE)
                ? Multipart.form().file("image", "f.png", PNG)
                : Multipart.form().file("audio", "f.mp3", MP3);
    }
}
