package ytv2.benchmarks.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import ytv2.benchmarks.load.Posts;

class DocumentsTest {

    private static final Documents DOCUMENTS = Documents.of(1_000, "token");

    @Test
    void idsAreAsLongAsThoseOfVideos() {
        assertThat(Documents.id('k', 42)).isEqualTo("k0000000042");
        assertThat(DOCUMENTS.document('k', 42))
                .contains("\"video_id\":\"k0000000042\"")
                .doesNotContain(Posts.ID);
    }

    @Test
    void bulkRequestsHaveDifferentVideos() {
        List<String> lines = DOCUMENTS.known('b', Documents.BATCH);

        assertThat(new HashSet<>(lines)).hasSize(Documents.BATCH);
    }

    @Test
    void onlyWhatIsNewHasAPlaceForAnId() {
        assertThat(DOCUMENTS.fresh().documents()).allMatch(document -> document.contains(Posts.ID));
        assertThat(DOCUMENTS.known('k').documents()).noneMatch(document -> document.contains(Posts.ID));
        assertThat(DOCUMENTS.refused().documents())
                .allMatch(document -> document.endsWith("\"clear\":[\"nonsense\"]}"));
    }
}
