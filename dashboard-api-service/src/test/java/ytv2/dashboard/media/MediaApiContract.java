package ytv2.dashboard.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ytv2.dashboard.Dashboard.Answer;

/// `GET /exports/**`.
abstract class MediaApiContract extends ExportsContract {

    @Test
    void fileIsServedWhole() throws IOException {
        store("audio/abc.mp3", SOUND, OLD);

        Answer answer = dashboard.get("/exports/audio/abc.mp3?v=3");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(SOUND);
        assertThat(answer.header("Content-Length")).isEqualTo("300000");
        assertThat(answer.header("Content-Type")).isEqualTo("audio/mpeg");
        assertThat(answer.header("Cache-Control")).isEqualTo("public, max-age=3600");
        assertThat(answer.header("Accept-Ranges")).isEqualTo("bytes");
        assertThat(answer.header("Last-Modified")).isEqualTo("Thu, 01 May 2025 10:00:00 GMT");
        assertThat(answer.header("ETag")).matches("\"[0-9a-f]+-[0-9a-f]+\"");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Content-Disposition")).isEmpty();
        assertThat(answer.header("X-Commit")).isNotBlank();
    }

    @Test
    void headTellsWhatGetWouldSend() throws IOException {
        store("audio/abc.mp3", SOUND, OLD);
        Answer get = dashboard.get("/exports/abc.mp3");

        Answer head = dashboard.head("/exports/abc.mp3", "Range", "bytes=0-9");

        assertThat(head.status()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        for (String name : new String[] {"Content-Length", "Content-Type", "ETag", "Last-Modified", "Accept-Ranges"}) {
            assertThat(head.header(name)).as(name).isEqualTo(get.header(name)).isNotEmpty();
        }
        assertThat(dashboard.head("/exports/missing.mp3").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=0-0, 0, 0",
        "bytes=0-, 0, 299999",
        "bytes=100000-199999, 100000, 199999",
        "bytes=-10, 299990, 299999",
        "bytes=299999-400000, 299999, 299999",
    })
    void partIsServed(String range, int first, int last) throws IOException {
        store("audio/abc.mp3", SOUND, OLD);

        Answer answer = dashboard.get("/exports/audio/abc.mp3", "Range", range, "Accept-Encoding", "gzip");

        assertThat(answer.status()).isEqualTo(206);
        assertThat(answer.header("Content-Range")).isEqualTo("bytes " + first + "-" + last + "/300000");
        assertThat(answer.header("Content-Length")).isEqualTo(Integer.toString(last - first + 1));
        assertThat(answer.header("Content-Encoding")).isEmpty();
        assertThat(answer.body()).isEqualTo(Arrays.copyOfRange(SOUND, first, last + 1));
        assertThat(answer.header("ETag"))
                .isEqualTo(dashboard.get("/exports/audio/abc.mp3").header("ETag"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=300000-", "bytes=-0"})
    void impossiblePartIsRefused(String range) throws IOException {
        store("audio/abc.mp3", SOUND, OLD);

        Answer answer = dashboard.get("/exports/audio/abc.mp3", "Range", range);

        assertThat(answer.status()).isEqualTo(416);
        assertThat(answer.header("Content-Range")).isEqualTo("bytes */300000");
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().path("error").asText()).isEqualTo("range_not_satisfiable");
        assertThat(answer.json().path("instance").asText()).isEqualTo("/exports/audio/abc.mp3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=5-2", "bytes=0-1,5", "bytes=x"})
    void whatIsNoRangeIsIgnored(String range) throws IOException {
        store("audio/abc.mp3", SOUND, OLD);

        Answer answer = dashboard.get("/exports/audio/abc.mp3", "Range", range);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(SOUND);
    }

    @Test
    void restOfAnotherFileIsNotPutBehindTheFirstPart() throws IOException {
        store("audio/abc.mp3", SOUND, OLD);
        String tag = dashboard.get("/exports/audio/abc.mp3").header("ETag");
        assertThat(dashboard
                        .get("/exports/audio/abc.mp3", "Range", "bytes=5-", "If-Range", tag)
                        .status())
                .isEqualTo(206);

        store("audio/abc.mp3", SOUND, OLD.plusNanos(1_000_000));

        assertThat(dashboard
                        .get("/exports/audio/abc.mp3", "Range", "bytes=5-", "If-Range", tag)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void fileThatWasJustWrittenHasAWeakTag() throws IOException {
        store("new.mp3", SOUND, Instant.now());

        assertThat(dashboard.get("/exports/new.mp3").header("ETag")).startsWith("W/\"");
    }

    @Test
    void clientThatHasTheFileGetsNoOther() throws IOException {
        store("audio/abc.mp3", SOUND, OLD);
        Answer first = dashboard.get("/exports/audio/abc.mp3");

        Answer byTag = dashboard.get("/exports/audio/abc.mp3", "If-None-Match", first.header("ETag"));
        Answer byTime = dashboard.get("/exports/audio/abc.mp3", "If-Modified-Since", first.header("Last-Modified"));

        assertThat(byTag.status()).isEqualTo(304);
        assertThat(byTag.body()).isEmpty();
        assertThat(byTag.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(byTag.header("Cache-Control")).isEqualTo("public, max-age=3600");
        assertThat(byTime.status()).isEqualTo(304);
        assertThat(dashboard
                        .get("/exports/audio/abc.mp3", "If-Match", "\"x\"")
                        .json()
                        .path("error")
                        .asText())
                .isEqualTo("precondition_failed");
    }

    @ParameterizedTest
    @CsvSource({
        "a.mp3, audio/mpeg",
        "a.M4A, audio/mp4",
        "a.ogg, audio/ogg",
        "a.wav, audio/wav",
        "images/a.png, image/png",
        "images/a.jpg, image/jpeg",
        "images/a.webp, image/webp",
        "a.json, application/json;charset=utf-8",
        "a.txt, text/plain;charset=utf-8",
        "a.bin, application/octet-stream",
        "a, application/octet-stream",
    })
    void typeIsToldByTheName(String path, String type) throws IOException {
        store(path);

        assertThat(dashboard.get("/exports/" + path).header("Content-Type")).isEqualTo(type);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.html", "a.HTM", "a.svg", "a.js", "a.mp3.html"})
    void whatABrowserWouldRunIsOnlySaved(String path) throws IOException {
        store(path, "<script>alert(1)</script>".getBytes(), OLD);

        Answer answer = dashboard.get("/exports/" + path);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/octet-stream");
        assertThat(answer.header("Content-Disposition")).isEqualTo("attachment");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @ParameterizedTest
    @CsvSource({
        "abc.mp3, abc.mp3",
        "audio/abc.mp3, abc.mp3",
        "audio/yt:abc.mp3, abc.mp3",
        "audio/abc.mp3, yt:abc.mp3",
        "audio/abc.mp3, yt%3Aabc.mp3",
        "abc.mp3, yt:abc.mp3",
        "yt:abc.mp3, yt:abc.mp3",
        "audio/yt:abc.mp3, audio/abc.mp3",
        "audio/abc.mp3, audio/yt:abc.mp3",
        "audio/reddit:abc.mp3, reddit%3Aabc.mp3",
        "images/a+b 1.png, images/a+b%201.png",
        "images/a+b.png, images/a+b.png",
    })
    void fileIsFoundBy(String stored, String asked) throws IOException {
        store(stored);

        Answer answer = dashboard.get("/exports/" + asked);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo(stored);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/nothing.mp3",
                "/audio",
                "/audio/",
                "/../secret.txt",
                "/%2e%2e/secret.txt",
                "/..%2fsecret.txt",
                "/audio/..%2f..%2fsecret.txt",
                "/%5c..%5csecret.txt",
                "/.env",
                "/audio/.env",
                "/outside.txt",
                "/abc.mp3%00",
                "/%FF",
                "/by_video",
                "/by_video/",
                "/by_video/abc/def",
            })
    void nothingElseIsServed(String target) throws IOException {
        store("abc.mp3");
        store(".env");
        store("audio/.env");
        Files.writeString(served.resolve("secret.txt"), "secret");
        Files.createSymbolicLink(served.resolve("exports/outside.txt"), served.resolve("secret.txt"));

        Answer answer = dashboard.get("/exports" + target);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    }

    @Test
    void jsonIsCompressedAndHasNoParts() throws IOException {
        store("a.json", "[1]".repeat(1000).getBytes(), OLD);

        Answer answer = dashboard.get("/exports/a.json", "Range", "bytes=0-1", "Accept-Encoding", "gzip");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(answer.header("Accept-Ranges")).isEmpty();
        assertThat(answer.header("ETag")).startsWith("W/");
        assertThat(answer.body().length).isBetween(10, 500);
    }
}
