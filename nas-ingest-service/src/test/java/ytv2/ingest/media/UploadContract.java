package ytv2.ingest.media;

import static org.assertj.core.api.Assertions.assertThat;
import static ytv2.ingest.media.Samples.MP3;
import static ytv2.ingest.media.Samples.OPUS;
import static ytv2.ingest.media.Samples.OTHER_MP3;
import static ytv2.ingest.media.Samples.OTHER_PNG;
import static ytv2.ingest.media.Samples.PNG;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ytv2.service.testing.ProblemAssert;
import ytv2.service.testing.ServiceAnswer;

/// Uploads of audio and images, one after the other.
abstract class UploadContract extends UploadApi {

    @ParameterizedTest
    @ValueSource(strings = {"abc", "yt:abc", "web:abc"})
    void audioOfAVideoIsHeardAndShown(String written) throws Exception {
        ServiceAnswer answer = upload(AUDIO, audio(written, MP3));

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("{\"saved\":true,\"public_url\":\"/exports/audio/abc.mp3\"}");
        for (String path : new String[] {"audio/abc.mp3", "abc.mp3", "by_video/abc.mp3", "by_video/yt:abc"}) {
            assertThat(get("/exports/" + path).body()).as(path).isEqualTo(MP3);
            assertThat(client().send("HEAD", "/exports/" + path).header("Content-Length"))
                    .isEqualTo(Integer.toString(MP3.length));
        }
        assertThat(client().get("/exports/audio/abc.mp3", "Range", "bytes=0-2").text())
                .isEqualTo("ID3");
        JsonNode card = card("abc");
        assertThat(card.path("media").path("has_audio").asBoolean()).isTrue();
        assertThat(card.path("media").path("audio_url").asText()).isEqualTo("/exports/audio/abc.mp3");
        assertThat(events()).containsExactly("report-added abc ingest", "audio-synced abc ingest");
        assertThat(column("""
                        SELECT concat_ws(' ', action, actor, hash_before = lag(hash_after) OVER (ORDER BY id),
                                         hash_after = content_hash(video_id))
                        FROM content_audit ORDER BY id DESC LIMIT 1
                        """)).containsExactly("upload ingest t t");
        assertThat(column("SELECT concat_ws(' ', name, video_id, kind, media_type, size, actor) FROM content_artifact"))
                .containsExactly("audio/abc.mp3 abc audio audio/mpeg " + MP3.length + " ingest");
        assertThat(column("SELECT count(*) FROM card_fragment")).containsExactly("1");
    }

    @Test
    void newAudioTakesThePlaceOfTheOldAndOfWhatTheAnalysisKnew() throws Exception {
        store("{'video_id': 'abc', 'analysis_json': {'audio_url': '/exports/old.mp3', 'x': 1}, 'media': {'y': 2}}");
        assertThat(upload(AUDIO, audio("abc", MP3)).status()).isEqualTo(200);
        assertThat(card("abc").path("media").path("audio_url").asText()).isEqualTo("/exports/audio/abc.mp3");
        assertThat(column("SELECT analysis_json ->> 'x' || (media ->> 'y') FROM content"))
                .containsExactly("12");

        assertThat(upload(AUDIO, audio("abc", OTHER_MP3)).status()).isEqualTo(200);

        assertThat(stored("audio/abc.mp3")).isEqualTo(OTHER_MP3);
        assertThat(events()).filteredOn("audio-synced abc ingest"::equals).hasSize(2);
    }

    @Test
    void sameBytesAgainChangeNothing() throws Exception {
        for (String path : new String[] {AUDIO, UPLOAD_AUDIO}) {
            assertThat(upload(path, audio("abc", MP3)).status()).isEqualTo(200);
        }
        String before = database.fingerprint();
        Object modified = Files.getLastModifiedTime(exports.path().resolve("audio/abc.mp3"));

        for (String path : new String[] {AUDIO, UPLOAD_AUDIO}) {
            assertThat(upload(path, audio("abc", MP3)).status()).isEqualTo(200);
        }

        assertThat(database.fingerprint()).isEqualTo(before);
        assertThat(Files.getLastModifiedTime(exports.path().resolve("audio/abc.mp3")))
                .isEqualTo(modified);
    }

    @Test
    void lostFileIsPutInPlaceAgain() throws Exception {
        assertThat(upload(AUDIO, audio("abc", MP3)).status()).isEqualTo(200);
        Files.delete(exports.path().resolve("audio/abc.mp3"));

        assertThat(upload(AUDIO, audio("abc", MP3)).status()).isEqualTo(200);

        assertThat(stored("audio/abc.mp3")).isEqualTo(MP3);
        assertThat(events()).filteredOn("audio-synced abc ingest"::equals).hasSize(1);
    }

    @Test
    void formatIsWhatTheBytesSay() throws Exception {
        ServiceAnswer answer = upload(
                AUDIO, Multipart.form().file("audio", "../../evil.html", OPUS).field("video_id", "abc"));

        assertThat(answer.json().path("public_url").asText()).isEqualTo("/exports/audio/abc.opus");
        assertThat(get("/exports/by_video/abc").header("Content-Type")).isEqualTo("audio/ogg");
    }

    /// Ids that are prefixes, or differ in a character that many file systems dislike, have files of their own.
    @Test
    void noTwoVideosShareAFile() throws Exception {
        for (String id : new String[] {"reddit:abc", "redditabc", "abc_", "abcd", "~a.b:c-d"}) {
            store("{'video_id': '%s', 'summary_text': 'S'}".formatted(id));
            assertThat(upload(AUDIO, audio(id, Samples.file("ID3\u0004\0\0\0\0\0\0" + id, 7)))
                            .status())
                    .isEqualTo(200);
        }
        for (String id : new String[] {"reddit:abc", "redditabc", "abc_", "abcd", "~a.b:c-d"}) {
            assertThat(new String(get("/exports/by_video/" + id).body(), 10, id.length(), StandardCharsets.UTF_8))
                    .isEqualTo(id);
        }
    }

    @Test
    void audioOfAVideoIsFoundByTheClientsNameToo() throws Exception {
        ServiceAnswer answer = upload(
                UPLOAD_AUDIO,
                Multipart.form()
                        .file("audio", "C:\\audio\\audio_abc_20250501_101500.mp3", MP3)
                        .field("content_id", "web:abc"));

        assertThat(answer.text()).isEqualTo("""
                {"success":true,"message":"Audio file uploaded: audio_abc_20250501_101500.mp3",\
                "filename":"audio_abc_20250501_101500.mp3","relative_path":"audio/audio_abc_20250501_101500.mp3",\
                "public_url":"/exports/audio/audio_abc_20250501_101500.mp3","size":40000}""");
        assertThat(exports.files()).containsExactly("audio/abc.mp3", "audio/audio_abc_20250501_101500.mp3");
        assertThat(client().send("HEAD", "/exports/audio_abc_20250501_101500.mp3")
                        .status())
                .isEqualTo(200);
        assertThat(get(answer.json().path("public_url").asText()).body()).isEqualTo(MP3);
        assertThat(card("abc").path("media").path("audio_url").asText()).isEqualTo("/exports/audio/abc.mp3");
        assertThat(column("SELECT DISTINCT video_id FROM content_artifact")).containsExactly("abc");
    }

    /// By its name, `/exports/by_video` would serve the file as the other video's.
    @ParameterizedTest
    @ValueSource(strings = {"other.mp3", "yt:other.mp3", "audio_other_20250501_101500.mp3", "other_1746094500.mp3"})
    void clientsNameIsNotThatOfAnotherVideo(String name) throws Exception {
        store("{'video_id': 'other', 'summary_text': 'S'}");

        ServiceAnswer answer =
                upload(UPLOAD_AUDIO, Multipart.form().file("audio", name, MP3).field("video_id", "abc"));

        assertThat(answer.json().path("filename").asText()).as(answer.text()).matches(".*-[0-9a-f]{8}\\.mp3");
        assertThat(get(answer.json().path("public_url").asText()).body()).isEqualTo(MP3);
        assertThat(get("/exports/by_video/other").status()).isEqualTo(404);
        assertThat(get("/exports/by_video/abc").body()).isEqualTo(MP3);
    }

    /// The file of the other format stays where its uploader was told that it is.
    @Test
    void newestOfTwoFormatsIsHeard() throws Exception {
        for (byte[] bytes : new byte[][] {MP3, OPUS, MP3}) {
            String url =
                    upload(AUDIO, audio("abc", bytes)).json().path("public_url").asText();

            assertThat(get("/exports/by_video/abc").body()).as(url).isEqualTo(bytes);
            assertThat(card("abc").path("media").path("audio_url").asText()).isEqualTo(url);
        }

        assertThat(exports.files()).containsExactly("audio/abc.mp3", "audio/abc.opus");
    }

    @ParameterizedTest
    @CsvSource({
        "abc.mp3, abc.mp3, abc",
        "yt:abc.mp3, yt:abc.mp3, abc",
        "unknown.mp3, unknown.mp3, ",
        "a b.MP3, a_b.mp3, ",
        "..hidden.ogg, hidden.mp3, ",
        "x.tar.mp3, x.tar.mp3, ",
        "mp3, mp3.mp3, ",
        "ключ.mp3, ____-1de36a32.mp3, ",
    })
    void audioIsStoredUnderTheCleanedName(String sent, String stored, String videoId) throws Exception {
        ServiceAnswer answer = upload(UPLOAD_AUDIO, Multipart.form().file("audio", sent, MP3));

        assertThat(answer.json().path("filename").asText()).as(answer.text()).isEqualTo(stored);
        assertThat(get(answer.json().path("public_url").asText()).body()).isEqualTo(MP3);
        assertThat(column("SELECT video_id FROM content_artifact WHERE name = 'audio/" + stored + "'"))
                .containsExactly(videoId);
    }

    /// As the processing side asks before it sends a file.
    @ParameterizedTest
    @ValueSource(strings = {"a b.MP3", "a(1),b.mp3", ".hidden.mp3", "ключ.mp3", "LONG.mp3"})
    void fileIsFoundByTheNameUnderWhichItWasSent(String name) throws Exception {
        String sent = name.replace("LONG", "audio_" + "x".repeat(300));
        String asked = URLEncoder.encode(sent, StandardCharsets.UTF_8).replace("+", "%20");
        assertThat(client().send("HEAD", "/exports/" + asked).status()).isEqualTo(404);

        assertThat(upload(UPLOAD_AUDIO, Multipart.form().file("audio", sent, MP3))
                        .status())
                .isEqualTo(200);

        assertThat(client().send("HEAD", "/exports/" + asked).status()).isEqualTo(200);
        assertThat(get("/exports/audio/" + asked).body()).isEqualTo(MP3);
    }

    /// Found by it, the file would keep its client from sending an MP3 of that name.
    @Test
    void nameWithAnUntrueExtensionStaysFree() throws Exception {
        ServiceAnswer first = upload(UPLOAD_AUDIO, Multipart.form().file("audio", "x.mp3", OPUS));

        assertThat(first.json().path("filename").asText()).isEqualTo("x.opus");
        assertThat(client().send("HEAD", "/exports/x.mp3").status()).isEqualTo(404);
        assertThat(upload(UPLOAD_AUDIO, Multipart.form().file("audio", "x.mp3", OPUS))
                        .text())
                .isEqualTo(first.text());
        assertThat(upload(UPLOAD_AUDIO, Multipart.form().file("audio", "x.mp3", MP3))
                        .json()
                        .path("filename")
                        .asText())
                .isEqualTo("x.mp3");
    }

    /// With all that the processing side puts around it.
    @Test
    void longestIdIsNotCut() throws Exception {
        String sent = "audio_" + "i".repeat(128) + "_20250501_101500.mp3";

        ServiceAnswer answer = upload(UPLOAD_AUDIO, Multipart.form().file("audio", sent, MP3));

        assertThat(answer.json().path("filename").asText()).isEqualTo(sent);
        assertThat(client().send("HEAD", "/exports/" + sent).status()).isEqualTo(200);
    }

    @Test
    void imageIsFoundByTheNameUnderWhichItWasSent() throws Exception {
        assertThat(image("a b.png", PNG).status()).isEqualTo(200);

        assertThat(client().send("HEAD", "/exports/images/a%20b.png").status()).isEqualTo(200);
    }

    @Test
    void clientsNameNeverReplacesOtherBytes() throws Exception {
        Files.createDirectories(exports.path().resolve("images"));
        ServiceAnswer first = image("a.png", PNG);

        ServiceAnswer second = image("a.png", OTHER_PNG);

        assertThat(first.text()).isEqualTo("""
                {"success":true,"message":"Image uploaded: a.png","filename":"a.png","size":40000,\
                "public_url":"/exports/images/a.png"}""");
        assertThat(second.json().path("filename").asText()).matches("a-[0-9a-f]{8}\\.png");
        assertThat(stored("images/a.png")).isEqualTo(PNG);
        assertThat(get(second.json().path("public_url").asText()).body()).isEqualTo(OTHER_PNG);
        assertThat(image("a.png", OTHER_PNG).text()).isEqualTo(second.text());
        assertThat(image("a.png", PNG).text()).isEqualTo(first.text());
        assertThat(exports.files()).hasSize(2);
    }

    /// Files of before there were rows.
    @Test
    void fileWithoutARowIsNotReplacedEither() throws Exception {
        Path file = Files.createDirectories(exports.path().resolve("images")).resolve("a.png");
        Files.write(file, PNG);

        assertThat(image("a.png", OTHER_PNG).json().path("filename").asText()).matches("a-[0-9a-f]{8}\\.png");
        assertThat(Files.readAllBytes(file)).isEqualTo(PNG);
        assertThat(image("a.png", PNG).json().path("filename").asText()).isEqualTo("a.png");
    }

    @Test
    void filesGoWithTheirVideo() throws Exception {
        store("{'video_id': 'abcd', 'summary_text': 'S'}");
        assertThat(upload(AUDIO, audio("abcd", MP3)).status()).isEqualTo(200);
        assertThat(upload(
                                UPLOAD_AUDIO,
                                Multipart.form().file("audio", "x.mp3", MP3).field("video_id", "abc"))
                        .status())
                .isEqualTo(200);
        assertThat(upload(
                                UPLOAD_IMAGE,
                                Multipart.form().file("image", "x.png", PNG).field("content_id", "abc"))
                        .status())
                .isEqualTo(200);
        Files.write(exports.path().resolve("audio_abc_20250501_101500.mp3"), MP3);
        Files.write(exports.path().resolve("audio/yt:abc.mp3"), MP3);

        ServiceAnswer answer =
                client().send("POST", "/api/delete/abc", "X-INGEST-TOKEN", TOKEN, "Idempotency-Key", "delete");

        assertThat(answer.json().path("deleted_files").asInt())
                .as(answer.text())
                .isEqualTo(5);
        assertThat(answer.json().path("deleted").path("artifacts").asInt()).isEqualTo(3);
        assertThat(answer.json().path("errors")).isEmpty();
        assertThat(exports.files()).containsExactly("audio/abcd.mp3");
        assertThat(client().send("POST", "/api/delete/abc", "X-INGEST-TOKEN", TOKEN, "Idempotency-Key", "delete")
                        .text())
                .isEqualTo(answer.text());
        assertThat(send("DELETE", "/api/delete/abc")
                        .json()
                        .path("deleted_files")
                        .asInt())
                .isZero();
    }

    /// A directory that is not empty cannot be deleted.
    @Test
    void fileThatCannotBeRemovedIsLeftToTheSweepAndTheVideoIsDeleted() throws Exception {
        assertThat(upload(AUDIO, audio("abc", MP3)).status()).isEqualTo(200);
        Path obstacle = exports.path().resolve("audio/abc.mp3");
        Files.delete(obstacle);
        Files.createFile(Files.createDirectory(obstacle).resolve("x"));

        ServiceAnswer answer = send("DELETE", "/api/delete/abc");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("deleted_files").asInt()).isZero();
        assertThat(answer.json().path("errors").path(0).asText()).contains("audio/abc.mp3");
        assertThat(column("SELECT video_id FROM content")).isEmpty();
        assertThat(column("SELECT name FROM media_removal")).containsExactly("audio/abc.mp3");
        exports.empty();
        database.clear();
    }

    /// `abcd_1746094500.mp3` could be an old export of `abcd`, were it not the audio of another video.
    @Test
    void audioOfAnotherVideoStays() throws Exception {
        for (String id : new String[] {"abcd", "abcd_1746094500"}) {
            store("{'video_id': '%s', 'summary_text': 'S'}".formatted(id));
            assertThat(upload(AUDIO, audio(id, MP3)).status()).isEqualTo(200);
        }

        assertThat(send("DELETE", "/api/delete/abcd")
                        .json()
                        .path("deleted_files")
                        .asInt())
                .isEqualTo(1);

        assertThat(exports.files()).containsExactly("audio/abcd_1746094500.mp3");
    }

    /// The longest id that there is decides, with whatever a name has before and behind it.
    @Test
    void exportOfAnotherVideoStaysUntilThatIsDeleted() throws Exception {
        for (String id : new String[] {"abcd", "audio_abcd"}) {
            store("{'video_id': '%s', 'summary_text': 'S'}".formatted(id));
        }
        String name = "audio_abcd_1746094500.mp3";
        Files.write(exports.path().resolve(name), MP3);

        assertThat(send("DELETE", "/api/delete/abcd").status()).isEqualTo(200);
        assertThat(exports.files()).containsExactly(name);

        assertThat(send("DELETE", "/api/delete/audio_abcd").status()).isEqualTo(200);
        assertThat(exports.files()).isEmpty();
    }

    /// What was uploaded before its report came.
    @Test
    void unownedAudioGoesWithTheVideoOfItsName() throws Exception {
        assertThat(upload(UPLOAD_AUDIO, Multipart.form().file("audio", "late.mp3", MP3))
                        .status())
                .isEqualTo(200);
        store("{'video_id': 'late', 'summary_text': 'S'}");

        assertThat(send("DELETE", "/api/delete/late")
                        .json()
                        .path("deleted_files")
                        .asInt())
                .isEqualTo(1);

        assertThat(exports.files()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {AUDIO, UPLOAD_AUDIO, UPLOAD_IMAGE})
    void sameRequestUnderAKeyIsAnsweredAsTheFirst(String path) throws Exception {
        ServiceAnswer first = upload(path, form(path).field("video_id", "abc"), "Idempotency-Key", "one");
        assertThat(first.status()).as(first.text()).isEqualTo(200);
        String before = database.fingerprint();

        ServiceAnswer second = upload(path, form(path).field("video_id", "abc"), "Idempotency-Key", "one");

        assertThat(second.text()).isEqualTo(first.text());
        assertThat(second.header("Content-Type")).isEqualTo(first.header("Content-Type"));
        assertThat(database.fingerprint()).isEqualTo(before);
        ProblemAssert.isProblem(
                upload(path, form(path).field("video_id", "yt:abc"), "Idempotency-Key", "one"),
                422,
                "idempotency_key_reused");
        ProblemAssert.rejectsField(
                upload(path, form(path), "Idempotency-Key", "a b"), "invalid_idempotency_key", "Idempotency-Key");
    }

    private ServiceAnswer image(String name, byte[] bytes) throws Exception {
        return upload(UPLOAD_IMAGE, Multipart.form().file("image", name, bytes));
    }

    private JsonNode card(String videoId) throws Exception {
        return new ObjectMapper()
                .readTree(column("SELECT card FROM report_card WHERE video_id = '" + videoId + "'")
                        .getFirst());
    }
}
