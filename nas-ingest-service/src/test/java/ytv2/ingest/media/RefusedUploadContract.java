package ytv2.ingest.media;

import static org.assertj.core.api.Assertions.assertThat;
import static ytv2.ingest.media.Samples.MP3;
import static ytv2.ingest.media.Samples.PNG;

import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import ytv2.service.testing.ProblemAssert;
import ytv2.service.testing.ServiceAnswer;
import ytv2.service.testing.ServiceLog;

/// What is not stored, and leaves nothing behind.
abstract class RefusedUploadContract extends UploadApi {

    @ParameterizedTest
    @ValueSource(strings = {AUDIO, UPLOAD_AUDIO, UPLOAD_IMAGE})
    void nothingIsStoredForADeletedVideo(String path) throws Exception {
        ServiceAnswer _ = send("DELETE", "/api/delete/abc");
        String before = database.fingerprint();

        ServiceAnswer answer = upload(path, form(path).field("video_id", "abc"));

        ProblemAssert.isProblem(answer, 409, "deleted");
        assertThat(answer.json().path("deleted_at").asText()).isNotEmpty();
        assertThat(database.fingerprint()).isEqualTo(before);
    }

    /// The names that the processing side gives to files of a video whose id it sends with none of them.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "abc.mp3",
                "yt:abc.mp3",
                "audio_abc_20250501_101500.mp3",
                "abc_1746094500.mp3",
                "audio_abc_audio_briefing_0123abcd.mp3"
            })
    void nothingIsStoredForADeletedVideoByTheNameOfTheFile(String name) throws Exception {
        ServiceAnswer _ = send("DELETE", "/api/delete/abc");
        String before = database.fingerprint();

        ServiceAnswer answer = upload(UPLOAD_AUDIO, Multipart.form().file("audio", name, MP3));

        ProblemAssert.isProblem(answer, 409, "deleted");
        assertThat(answer.json().path("message").asText()).contains("\"abc\"", "/api/restore/abc");
        assertThat(answer.json().path("deleted_at").asText()).isNotEmpty();
        assertThat(database.fingerprint()).isEqualTo(before);
    }

    /// The name could be one of the deleted video, and is the id of another one, or means nothing because the client
    /// says whose the file is.
    @Test
    void nameOfADeletedVideoDoesNotCountWhereAnotherOneIsMeant() throws Exception {
        store("{'video_id': 'abc_1746094500', 'summary_text': 'S'}");
        store("{'video_id': 'other', 'summary_text': 'S'}");
        ServiceAnswer _ = send("DELETE", "/api/delete/abc");

        assertThat(upload(UPLOAD_AUDIO, Multipart.form().file("audio", "abc_1746094500.mp3", MP3))
                        .status())
                .isEqualTo(200);
        Multipart explicit = Multipart.form()
                .file("audio", "audio_abc_20250501_101500.mp3", MP3)
                .field("video_id", "other");
        assertThat(upload(UPLOAD_AUDIO, explicit).status()).isEqualTo(200);
    }

    @Test
    void audioOfAnUnknownVideoIs404() throws Exception {
        ProblemAssert.isProblem(upload(AUDIO, audio("unknown", MP3)), 404, "video_not_found");
    }

    static Stream<Arguments> whatIsNoUploadIsRefused() {
        byte[] text = "no media, but long enough to look at".repeat(9).getBytes(StandardCharsets.UTF_8);
        return Stream.of(
                Arguments.of(AUDIO, Multipart.form().file("audio", "a.mp3", MP3), 400, "video_id_required"),
                Arguments.of(AUDIO, Multipart.form().field("video_id", "abc"), 400, "audio_required"),
                Arguments.of(AUDIO, audio("../abc", MP3), 400, "video_id_required"),
                Arguments.of(AUDIO, audio("abc", new byte[0]), 400, "no_data_received"),
                Arguments.of(AUDIO, audio("abc", text), 415, "unsupported_media_type"),
                Arguments.of(AUDIO, audio("abc", PNG), 415, "unsupported_media_type"),
                Arguments.of(AUDIO, audio("abc", new byte[] {'I'}), 415, "unsupported_media_type"),
                Arguments.of(AUDIO, audio("abc", MP3).file("audio", "b.mp3", MP3), 400, "audio_required"),
                Arguments.of(AUDIO, audio("abc", MP3).field("x", "y".repeat(9000)), 400, "invalid_request"),
                Arguments.of(UPLOAD_AUDIO, Multipart.form().field("audio", "text"), 400, "audio_required"),
                Arguments.of(UPLOAD_AUDIO, Multipart.form().file("image", "a.png", PNG), 400, "audio_required"),
                Arguments.of(UPLOAD_AUDIO, Multipart.form().file("audio", "", MP3), 400, "audio_required"),
                Arguments.of(UPLOAD_IMAGE, Multipart.form().file("image", "a.png", MP3), 415, "unsupported_media_type"),
                Arguments.of(
                        UPLOAD_IMAGE, Multipart.form().file("image", "a.png", new byte[0]), 400, "no_data_received"),
                Arguments.of(UPLOAD_IMAGE, Multipart.form(), 400, "image_required"));
    }

    @ParameterizedTest
    @MethodSource
    void whatIsNoUploadIsRefused(String path, Multipart form, int status, String error) throws Exception {
        String before = database.fingerprint();

        ProblemAssert.isProblem(upload(path, form), status, error);

        assertThat(database.fingerprint()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            application/json                   | 415 | expected_multipart
            multipart/mixed; boundary=x        | 415 | expected_multipart
            multipart/form-dataX; boundary=x   | 415 | expected_multipart
            multipart/form-data                | 400 | malformed_multipart
            multipart/form-data; boundary=abc  | 400 | audio_required
            Multipart/Form-Data ; boundary=abc | 400 | audio_required
            """)
    void whatIsNoFormIsRefused(String contentType, int status, String error) throws Exception {
        ServiceAnswer answer =
                client().post(AUDIO, audio("abc", MP3).bytes(), "X-INGEST-TOKEN", TOKEN, "Content-Type", contentType);

        ProblemAssert.isProblem(answer, status, error);
    }

    /// Parts in parts, which the parser looks for although it is told of no end of them.
    @Test
    void formInAFormIsRefused() throws Exception {
        String form = """
                --x\r
                Content-Disposition: form-data; name="audio"\r
                Content-Type: multipart/mixed\r
                \r
                abc\r
                --x--\r
                """;

        ServiceAnswer answer = client().post(
                        AUDIO,
                        form.getBytes(StandardCharsets.US_ASCII),
                        "X-INGEST-TOKEN",
                        TOKEN,
                        "Content-Type",
                        "multipart/form-data; boundary=x");

        ProblemAssert.isProblem(answer, 400, "malformed_multipart");
    }

    @Test
    void formWithoutItsEndIsRefused() throws Exception {
        byte[] whole = audio("abc", MP3).bytes();

        ServiceAnswer answer = client().post(
                        AUDIO, Arrays.copyOf(whole, whole.length - 200), Multipart.headers("X-INGEST-TOKEN", TOKEN));

        ProblemAssert.isProblem(answer, 400, "malformed_multipart");
    }

    @Test
    void fileThatIsTooLargeIs413() throws Exception {
        byte[] large = Samples.file("\u0089PNG\r\n\u001a\n", 1);
        large = Arrays.copyOf(large, (10 << 20) + 1);

        ProblemAssert.isProblem(
                upload(UPLOAD_IMAGE, Multipart.form().file("image", "a.png", large)), 413, "payload_too_large");

        assertThat(upload(UPLOAD_IMAGE, Multipart.form().file("image", "a.png", Arrays.copyOf(large, 10 << 20)))
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"'', 401", "Content-Length: 300000000, 401"})
    void credentialIsAskedForBeforeTheBodyIsRead(String length, int status) throws Exception {
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write(("POST " + AUDIO + " HTTP/1.1\r\nHost: x\r\nContent-Type: " + Multipart.contentType()
                                    + "\r\n" + (length.isEmpty() ? "Transfer-Encoding: chunked" : length) + "\r\n\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));

            assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.UTF_8))
                    .endsWith(Integer.toString(status));
        }
    }

    @Test
    void credentialNeedsTheRightToUpload() throws Exception {
        ProblemAssert.isProblem(
                upload(AUDIO, audio("abc", MP3), "Authorization", "Bearer " + DASHBOARD_TOKEN), 403, "forbidden");
        assertThat(upload(AUDIO, audio("abc", MP3), "Authorization", "Bearer " + SYNC_SECRET)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void clientThatBreaksOffLeavesNothing() throws Exception {
        ServiceLog log = ServiceLog.fromNow();
        String before = database.fingerprint();
        byte[] body = audio("abc", MP3).bytes();
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.getOutputStream()
                    .write(("POST " + AUDIO + " HTTP/1.1\r\nHost: x\r\nX-INGEST-TOKEN: " + TOKEN + "\r\nContent-Type: "
                                    + Multipart.contentType() + "\r\nContent-Length: " + body.length + "\r\n\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().write(body, 0, 30_000);
            Awaitility.await().until(() -> !exports.files().isEmpty());
        }

        Awaitility.await().until(() -> exports.files().isEmpty());
        assertThat(database.fingerprint()).isEqualTo(before);
        assertThat(log.alarms()).isEmpty();
    }
}
