package ytv2.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentSourceTest {

    @ParameterizedTest
    @CsvSource({
        "dQw4w9WgXcQ, , YOUTUBE",
        "note-1, , OTHER",
        "note-1, '  ', OTHER",
        "note-1, https://www.youtube.com/watch?v=x, YOUTUBE",
        "note-1, https://YOUTU.BE/x, YOUTUBE",
        "note-1, https://en.wikipedia.org/wiki/A, WIKIPEDIA",
        "note-1, https://www.churchofjesuschrist.org/a, LDS",
        "note-1, https://www.lds.org/a, LDS",
        "note-1, https://old.reddit.com/r/a, REDDIT",
        "reddit:1abc2d, , REDDIT",
        "note-1, https://example.org/, WEB"
    })
    void infersFromTheAddressAndTheId(String id, String url, ContentSource source) {
        assertThat(ContentSource.infer(new VideoId(id), url)).isEqualTo(source);
    }

    @Test
    void theAddressOutranksTheId() {
        VideoId looksLikeYoutube = new VideoId("dQw4w9WgXcQ");

        assertThat(ContentSource.infer(looksLikeYoutube, "https://en.wikipedia.org/wiki/A"))
                .isEqualTo(ContentSource.WIKIPEDIA);
    }

    @Test
    void isFoundByItsSlugInAnyCase() {
        assertThat(Stream.of(ContentSource.values()))
                .allSatisfy(source -> assertThat(ContentSource.ofSlug(" " + source.name() + " "))
                        .contains(source));
        assertThat(ContentSource.ofSlug("lds")).contains(ContentSource.LDS);
        assertThat(ContentSource.ofSlug("vimeo")).isEmpty();
    }
}
