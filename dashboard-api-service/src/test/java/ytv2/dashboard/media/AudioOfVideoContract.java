package ytv2.dashboard.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ytv2.dashboard.Dashboard.Answer;

/// `GET /exports/by_video/**`: the audio of a video, whatever name it was exported under.
abstract class AudioOfVideoContract extends ExportsContract {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "audio/abc.mp3",
                "abc.mp3",
                "audio/yt:abc.mp3",
                "audio_abc_20250501_101500.mp3",
                "audio/audio_abc_20250501_101500.mp3",
                "abc_20250501_101500.mp3",
                "audio_abc_1746094500.mp3",
                "audio/audio_abc_audio_briefing_0123abcd.mp3",
                "audio/abc.m4a",
                "audio/abc.opus",
                "audio_abc_1746094500.flac",
            })
    void audioOfAVideoIsFound(String stored) throws IOException {
        store(stored);
        store("audio/other.mp3", SOUND, OLD.plusSeconds(9));

        for (String id : new String[] {"abc", "abc.mp3", "yt:abc.mp3", "yt%3Aabc"}) {
            Answer answer = dashboard.get("/exports/by_video/" + id);

            assertThat(answer.status()).as(id).isEqualTo(200);
            assertThat(answer.text()).isEqualTo(stored);
            assertThat(answer.header("Content-Type")).startsWith("audio/");
            assertThat(answer.header("Cache-Control")).isEqualTo("public, max-age=600");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "audio/xabc.mp3",
                "audio/abcd.mp3",
                "audio/ABC.mp3",
                "audio/abc_d.mp3",
                "audio_abc_d_20250501_101500.mp3",
                "audio_d_abc_20250501_101500.mp3",
                "abc_d_20250501_101500.mp3",
                "abc_20250501.mp3",
                "audio_abc_.mp3",
                "audio/abc.mp3.txt",
                "audio/abc.png",
                "audio/abc_20250501_101500_mp3",
                "images/abc.mp3",
                "audio/sub/abc.mp3",
            })
    void audioOfAnotherVideoIsNot(String stored) throws IOException {
        store(stored);

        assertThat(dashboard.get("/exports/by_video/abc.mp3").status()).isEqualTo(404);
    }

    /// The names could be old exports of `abc`, were they not those of another video.
    @Test
    void audioOfAVideoWhoseIdEndsLikeATimeIsItsOwn() throws IOException {
        store("audio/abc.mp3");
        store("audio/abc_1746094500.mp3", SOUND, OLD.plusSeconds(1));
        store("audio/abc_20250501_101500.mp3", SOUND, OLD.plusSeconds(1));
        for (String id : new String[] {"abc_1746094500", "abc_20250501_101500"}) {
            change("INSERT INTO content (video_id, title, channel_name, content_source) VALUES ('" + id
                    + "', 'T', 'C', 'youtube')");
        }

        assertThat(dashboard.get("/exports/by_video/abc").text()).isEqualTo("audio/abc.mp3");
        assertThat(dashboard.get("/exports/by_video/abc_1746094500").body()).isEqualTo(SOUND);
        assertThat(dashboard.get("/exports/by_video/abc_20250501_101500").body())
                .isEqualTo(SOUND);
    }

    @Test
    void idIsNoPattern() throws IOException {
        store("audio/abc.mp3");

        assertThat(dashboard.get("/exports/by_video/a.c").status()).isEqualTo(404);
        assertThat(dashboard.get("/exports/by_video/a*").status()).isEqualTo(404);
        assertThat(dashboard.get("/exports/by_video/..").status()).isEqualTo(404);
    }

    @Test
    void newestAudioWins() throws IOException {
        store("audio/abc.mp3", "1".getBytes(), OLD);
        store("audio_abc_20250501_101500.mp3", "2".getBytes(), OLD.plusSeconds(2));
        store("audio/audio_abc_20250501_101501.mp3", "3".getBytes(), OLD.plusSeconds(1));

        assertThat(dashboard.get("/exports/by_video/abc.mp3").text()).isEqualTo("2");
    }

    @Test
    void audioOfAVideoHasPartsToo() throws IOException {
        store("audio/abc.mp3", SOUND, OLD);

        Answer answer = dashboard.get("/exports/by_video/abc.mp3", "Range", "bytes=10-19");

        assertThat(answer.status()).isEqualTo(206);
        assertThat(answer.body()).hasSize(10);
    }
}
