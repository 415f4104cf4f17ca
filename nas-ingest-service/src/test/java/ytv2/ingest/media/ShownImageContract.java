package ytv2.ingest.media;

import static org.assertj.core.api.Assertions.assertThat;
import static ytv2.ingest.media.Samples.PNG;

import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ytv2.model.testing.Session;
import ytv2.service.testing.LockWaits;
import ytv2.service.testing.ServiceAnswer;

/// Images that are uploaded for nobody, and that videos show.
abstract class ShownImageContract extends UploadApi {

    private static final String IMAGE = "images/a.png";

    @BeforeEach
    void uploadImage() throws IOException {
        assertThat(upload(UPLOAD_IMAGE, Multipart.form().file("image", "a.png", PNG))
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'thumbnail_url': '/exports/images/a.png'",
                "'summary_image_url': 'https://dash.example/exports/images/a.png?v=1'",
                "'analysis_json': {'summary_image_variants': [{'url': '/exports/images/a.png'}]}",
            })
    void imageGoesWithTheVideoThatShowsIt(String member) throws Exception {
        store("{'video_id': 'abc', %s}".formatted(member));

        ServiceAnswer delete = send("DELETE", "/api/delete/abc");

        assertThat(delete.json().path("deleted_files").asInt())
                .as(delete.text())
                .isEqualTo(1);
        assertThat(exports.files()).isEmpty();
    }

    /// As those of before there were rows.
    @Test
    void imageWithoutARowGoesToo() throws Exception {
        Files.write(exports.path().resolve("images/old.png"), PNG);
        store("{'video_id': 'abc', 'thumbnail_url': '/exports/images/old.png'}");

        ServiceAnswer _ = send("DELETE", "/api/delete/abc");

        assertThat(exports.files()).containsExactly(IMAGE);
    }

    @Test
    void imageStaysWhileAnotherVideoShowsIt() throws Exception {
        for (String id : new String[] {"abc", "other"}) {
            store("{'video_id': '%s', 'summary_text': 'S', 'thumbnail_url': '/exports/images/a.png'}".formatted(id));
        }

        ServiceAnswer _ = send("DELETE", "/api/delete/abc");
        assertThat(exports.files()).containsExactly(IMAGE);

        ServiceAnswer _ = send("DELETE", "/api/delete/other");
        assertThat(exports.files()).isEmpty();
    }

    @Test
    void imageOfAnotherVideoStays() throws Exception {
        store("{'video_id': 'other', 'summary_text': 'S'}");
        assertThat(upload(
                                UPLOAD_IMAGE,
                                Multipart.form().file("image", "a.png", PNG).field("content_id", "other"))
                        .status())
                .isEqualTo(200);
        store("{'video_id': 'abc', 'thumbnail_url': '/exports/images/a.png'}");

        ServiceAnswer _ = send("DELETE", "/api/delete/abc");

        assertThat(exports.files()).containsExactly(IMAGE);
    }

    @Test
    void imageOfAVideoStaysWhileAnotherOneShowsIt() throws Exception {
        assertThat(upload(
                                UPLOAD_IMAGE,
                                Multipart.form().file("image", "b.png", PNG).field("content_id", "abc"))
                        .status())
                .isEqualTo(200);
        store("{'video_id': 'other', 'summary_text': 'S', 'thumbnail_url': '/exports/images/b.png'}");

        ServiceAnswer _ = send("DELETE", "/api/delete/abc");
        assertThat(exports.files()).containsExactly(IMAGE, "images/b.png");

        ServiceAnswer _ = send("DELETE", "/api/delete/other");
        assertThat(exports.files()).containsExactly(IMAGE);
    }

    /// Each of them would leave it to the other.
    @Test
    void lastOfTwoDeletesAtOnceTakesTheImageAway() throws Exception {
        for (String id : new String[] {"abc", "other"}) {
            store("{'video_id': '%s', 'summary_text': 'S', 'thumbnail_url': '/exports/images/a.png'}".formatted(id));
        }
        try (Session holder = database.owner()) {
            holder.begin();
            holder.run("SELECT pg_advisory_xact_lock(hashtextextended('images/a.png', 1))");
            CompletableFuture<ServiceAnswer> one = deleteLater("abc");
            CompletableFuture<ServiceAnswer> other = deleteLater("other");
            LockWaits.await(database.superuserUrl(), 2);
            holder.rollback();

            assertThat(one.get(20, TimeUnit.SECONDS).status()).isEqualTo(200);
            assertThat(other.get(20, TimeUnit.SECONDS).status()).isEqualTo(200);
        }

        assertThat(exports.files()).isEmpty();
    }

    private CompletableFuture<ServiceAnswer> deleteLater(String videoId) {
        return client().postLater("/api/delete/" + videoId, new byte[0], "X-INGEST-TOKEN", TOKEN);
    }
}
