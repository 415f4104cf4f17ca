package ytv2.model.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import ytv2.model.testing.Session;
import ytv2.model.testing.TestDatabase;
import ytv2.model.testing.Videos;

/// Which revision of a summary is the latest.
class LatestSummaryIT {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    private static final String LATEST =
            "SELECT revision || ' ' || text FROM content_summaries WHERE variant = ? AND is_latest";

    private final Session ingest = DATABASE.ingest();

    LatestSummaryIT() throws SQLException {}

    @BeforeEach
    void insertVideo() throws SQLException {
        Videos.insert(ingest, "video");
    }

    @AfterEach
    void deleteVideo() throws SQLException {
        ingest.run("DELETE FROM content");
        ingest.close();
    }

    @Test
    void onlyTheNewestOfTwoInsertsIsLatest() throws SQLException {
        Videos.summarise(ingest, "video", "audio", "old");
        Videos.summarise(ingest, "video", "audio", "new");

        assertThat(ingest.column(LATEST, "audio")).containsExactly("2 new");
    }

    @Test
    void insertWithALowerRevisionBecomesTheLatestToo() throws SQLException {
        ingest.run(
                "INSERT INTO content_summaries (video_id, variant, revision, html) VALUES ('video', 'audio', 5, '')");
        ingest.run("""
                INSERT INTO content_summaries (video_id, variant, revision, text, html)
                VALUES ('video', 'audio', 3, 'third', '')
                """);

        assertThat(ingest.column(LATEST, "audio")).containsExactly("3 third");
    }

    @Test
    void lastRowOfAMultiRowInsertIsTheLatest() throws SQLException {
        ingest.run("""
                INSERT INTO content_summaries (video_id, variant, text, html)
                VALUES ('video', 'audio', 'a', ''), ('video', 'audio', 'b', ''), ('video', 'audio', 'c', '')
                """);

        assertThat(ingest.column(LATEST, "audio")).containsExactly("3 c");
    }

    @Test
    void updatingAnOlderRowsTextMakesItTheLatest() throws SQLException {
        Videos.summarise(ingest, "video", "audio", "old");
        Videos.summarise(ingest, "video", "audio", "new");

        ingest.run("UPDATE content_summaries SET text = 'mended' WHERE variant = 'audio' AND revision = 1");

        assertThat(ingest.column(LATEST, "audio")).containsExactly("1 mended");
    }

    @Test
    void updatingAnOlderRowsHtmlMakesItTheLatest() throws SQLException {
        Videos.summarise(ingest, "video", "audio", "old");
        Videos.summarise(ingest, "video", "audio", "new");

        ingest.run("UPDATE content_summaries SET html = '<p>mended</p>' WHERE variant = 'audio' AND revision = 1");

        assertThat(ingest.column(LATEST, "audio")).containsExactly("1 old");
    }

    @Test
    void updateThatChangesNoContentLeavesTheLatestAlone() throws SQLException {
        Videos.summarise(ingest, "video", "audio", "old");
        Videos.summarise(ingest, "video", "audio", "new");

        ingest.run("UPDATE content_summaries SET text = text, raw_json = '{}' WHERE revision = 1");

        assertThat(ingest.column(LATEST, "audio")).containsExactly("2 new");
    }

    @Test
    void updatingTheLatestKeepsItTheLatest() throws SQLException {
        Videos.summarise(ingest, "video", "audio", "old");
        Videos.summarise(ingest, "video", "audio", "new");

        ingest.run("UPDATE content_summaries SET text = 'newer' WHERE is_latest");

        assertThat(ingest.column(LATEST, "audio")).containsExactly("2 newer");
    }

    @Test
    void viewGivesOneRowForEachVariant() throws SQLException {
        for (int revision = 1; revision <= 3; revision++) {
            Videos.summarise(ingest, "video", "audio", "audio " + revision);
            Videos.summarise(ingest, "video", "comprehensive", "long " + revision);
        }

        assertThat(ingest.column("SELECT variant || ': ' || text FROM v_latest_summaries ORDER BY variant"))
                .containsExactly("audio: audio 3", "comprehensive: long 3");
    }

    @Test
    void secondLatestRowIsRefusedWhoeverMakesIt() throws SQLException {
        Videos.summarise(ingest, "video", "audio", "old");
        Videos.summarise(ingest, "video", "audio", "new");

        assertThatThrownBy(() -> ingest.run("UPDATE content_summaries SET is_latest = true"))
                .hasMessageContaining("ix_content_summaries_latest");
    }

    @Test
    void revisionsAreCountedFromOneForEachVariant() throws SQLException {
        for (int revision = 1; revision <= 3; revision++) {
            Videos.summarise(ingest, "video", "audio", "a");
        }
        Videos.summarise(ingest, "video", "audio-fr", "b");

        assertThat(ingest.column("SELECT revision FROM content_summaries WHERE variant = 'audio' ORDER BY revision"))
                .containsExactly("1", "2", "3");
        assertThat(ingest.column(LATEST, "audio-fr")).containsExactly("1 b");
    }

    @Test
    void updateIsNotedInUpdatedAt() throws SQLException {
        Videos.summarise(ingest, "video", "audio", "old");
        ingest.run("UPDATE content_summaries SET text = 'new'");
        ingest.run("UPDATE content SET title = 'new'");

        assertThat(ingest.text("SELECT bool_and(updated_at > created_at) FROM content_summaries"))
                .isEqualTo("t");
        assertThat(ingest.text("SELECT bool_and(updated_at > created_at) FROM content"))
                .isEqualTo("t");
    }

    @Test
    void manyRevisionsStayWithoutGap() throws SQLException {
        ingest.run("""
                INSERT INTO content_summaries (video_id, variant, text, html)
                SELECT 'video', 'audio', n::text, '' FROM generate_series(1, 200) AS n ORDER BY n
                """);

        assertThat(ingest.column("SELECT revision FROM content_summaries ORDER BY revision"))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 200)
                        .mapToObj(Integer::toString)
                        .toList());
    }
}
