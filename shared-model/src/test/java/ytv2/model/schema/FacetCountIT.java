package ytv2.model.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import ytv2.model.testing.Session;
import ytv2.model.testing.TestDatabase;
import ytv2.model.testing.Videos;

/// After every kind of write `v_facet_count` says what counting the cards' tokens would.
class FacetCountIT {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    /// As many changes as always contain one that folds.
    private static final int FOLDING = 16;

    private final Session ingest = DATABASE.ingest();

    FacetCountIT() throws SQLException {}

    @AfterEach
    void deleteVideos() throws SQLException {
        ingest.run("DELETE FROM content");
        ingest.close();
    }

    @Test
    void emptyTokenCountsTheCards() throws SQLException {
        Videos.insertListed(ingest, "a");
        Videos.insertListed(ingest, "b");
        Videos.insert(ingest, "hidden");
        Videos.refresh(ingest, "hidden");

        assertThat(count("")).isEqualTo(2);
        assertThat(count("source=youtube")).isEqualTo(2);
        assertCountsAreTrue();
    }

    @Test
    void changedCardIsCountedAnew() throws SQLException {
        Videos.insertListed(ingest, "a");
        Videos.insertListed(ingest, "b");

        ingest.run("UPDATE content SET channel_name = 'other' WHERE video_id = 'a'");
        Videos.refresh(ingest, "a", "b");

        assertThat(count("channel=other")).isEqualTo(1);
        assertThat(count("channel=A channel")).isEqualTo(1);
        assertCountsAreTrue();
    }

    @Test
    void cardThatKeepsItsFacetsIsNoChange() throws SQLException {
        Videos.insertListed(ingest, "a");
        long before = ingest.number("SELECT COALESCE(max(id), 0) FROM facet_change");

        ingest.run("UPDATE content SET title = 'other'");
        Videos.refresh(ingest, "a");

        assertThat(ingest.number("SELECT COALESCE(max(id), 0) FROM facet_change"))
                .isEqualTo(before);
    }

    @Test
    void deletedAndHiddenCardsAreNotCounted() throws SQLException {
        Videos.insertListed(ingest, "cascaded");
        Videos.insertListed(ingest, "hidden");
        Videos.insertListed(ingest, "kept");

        ingest.run("DELETE FROM content WHERE video_id = 'cascaded'");
        Videos.summarise(ingest, "hidden", "comprehensive", "");
        Videos.refresh(ingest, "hidden");

        assertThat(count("")).isEqualTo(1);
        assertCountsAreTrue();
    }

    @Test
    void manyCardsOfOneStatementAreCounted() throws SQLException {
        ingest.run("""
                INSERT INTO content (video_id, title, channel_name, content_source, indexed_at)
                SELECT 'many-' || n, 'Title', 'Channel ' || n % 7, 'web', now() FROM generate_series(1, 100) AS n
                """);
        ingest.run("""
                INSERT INTO content_summaries (video_id, variant, text, html)
                SELECT video_id, 'comprehensive', 'x', 'x' FROM content
                """);
        ingest.run("SELECT refresh_report_card(array_agg(video_id)) FROM content");

        assertThat(count("channel=Channel 3")).isEqualTo(14);
        assertCountsAreTrue();
    }

    @Test
    void whatIsRolledBackIsNotCounted() throws SQLException {
        Videos.insertListed(ingest, "a");

        ingest.begin();
        for (int i = 0; i < 2 * FOLDING; i++) {
            Videos.insertListed(ingest, "gone-" + i);
        }
        ingest.rollback();

        assertThat(count("")).isEqualTo(1);
        assertCountsAreTrue();
    }

    @Test
    void foldedCountsSayTheSameAndForgetWhatIsNoMore() throws SQLException {
        for (int i = 0; i < 3 * FOLDING; i++) {
            Videos.insertListed(ingest, "a-" + i);
        }
        assertThat(ingest.number("SELECT count(*) FROM facet_change")).isLessThan(FOLDING);
        assertCountsAreTrue();

        ingest.run("DELETE FROM content");
        ingest.run("SELECT fold_facet_changes()");

        assertThat(ingest.column("SELECT token FROM facet_count")).isEmpty();
        assertThat(ingest.column("SELECT id::text FROM facet_change")).isEmpty();
    }

    /// While one transaction folds and does not commit, another one neither waits for it nor folds.
    @Test
    void foldingHoldsUpNobody() throws SQLException {
        Videos.insertListed(ingest, "a");
        try (Session folding = DATABASE.ingest()) {
            folding.begin();
            folding.run("SELECT fold_facet_changes()");

            ingest.run("SET lock_timeout = '2s'");
            for (int i = 0; i < 2 * FOLDING; i++) {
                Videos.insertListed(ingest, "b-" + i);
            }
            assertCountsAreTrue();
            folding.commit();
        }
        assertThat(count("")).isEqualTo(1 + 2 * FOLDING);
        assertCountsAreTrue();
    }

    @Test
    void concurrentWritersAreAllCounted() throws Exception {
        int writers = 32;
        CountDownLatch start = new CountDownLatch(writers);
        List<Future<?>> running = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(writers)) {
            for (int i = 0; i < writers; i++) {
                String prefix = "writer-" + i + "-";
                running.add(threads.submit(() -> {
                    try (Session session = DATABASE.ingest()) {
                        start.countDown();
                        start.await();
                        for (int n = 0; n < 5; n++) {
                            Videos.insertListed(session, prefix + n);
                        }
                        session.run("DELETE FROM content WHERE video_id = ?", prefix + 0);
                    }
                    return null;
                }));
            }
            for (Future<?> writer : running) {
                writer.get();
            }
        }
        assertThat(count("")).isEqualTo(4 * writers);
        assertCountsAreTrue();
    }

    @Test
    void truncatedCardsAreNotCounted() throws SQLException {
        Videos.insertListed(ingest, "a");
        try (Session owner = DATABASE.owner()) {
            owner.run("TRUNCATE report_card CASCADE");
        }
        assertThat(count("")).isZero();
        assertCountsAreTrue();
    }

    private long count(String token) throws SQLException {
        return ingest.number("SELECT COALESCE(sum(count), 0) FROM v_facet_count WHERE token = ?", token);
    }

    private void assertCountsAreTrue() throws SQLException {
        assertThat(ingest.column("SELECT token || ' ' || count FROM v_facet_count ORDER BY token COLLATE \"C\""))
                .isEqualTo(ingest.column("""
                        SELECT f.token || ' ' || count(*)
                        FROM report_card, unnest(array_prepend('', facets)) AS f(token)
                        GROUP BY f.token
                        ORDER BY f.token COLLATE "C"
                        """));
    }
}
