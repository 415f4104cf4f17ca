package ytv2.model.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import ytv2.model.testing.Session;
import ytv2.model.testing.TestDatabase;
import ytv2.model.testing.Videos;

/// Many writers of one (video, variant) at once.
///
/// The interleaving: a transaction of the test holds what the writers need first; all 32 send their statement, so that
/// each has its snapshot, and stand in the queue; only then is it let go. Whatever a writer decides by what it saw when
/// its statement began is therefore out of date for 31 of 32.
class ConcurrentWritersIT {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    private static final int WRITERS = 32;

    /// The queue at the video's row, which the trigger makes by itself.
    private static final String ROW = "SELECT FROM content WHERE video_id = 'video' FOR NO KEY UPDATE";

    /// The queue that every writer of the product joins. Updates need it: an update has locked its own row before its
    /// trigger runs, and so could wait in a circle with whoever demotes that row.
    private static final String LOCK = "SELECT lock_content('video')";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Session gate = DATABASE.owner();

    ConcurrentWritersIT() throws SQLException {}

    @BeforeEach
    void insertVideo() throws SQLException {
        Videos.insert(gate, "video");
    }

    @AfterEach
    void deleteVideo() throws SQLException {
        threads.close();
        gate.run("DELETE FROM content");
        gate.close();
    }

    @Test
    void insertsLeaveOneLatestAndNoGapInTheRevisions() throws Exception {
        List<Callable<Void>> inserts = IntStream.range(0, WRITERS)
                .mapToObj(n -> statement("INSERT INTO content_summaries (video_id, variant, text, html)"
                        + " VALUES ('video', 'audio', 'text " + n + "', '')"))
                .toList();

        runTogether(ROW, inserts);

        assertThat(revisions()).containsExactlyElementsOf(numbers(1, WRITERS));
        assertThat(latest()).containsExactly(Integer.toString(WRITERS));
    }

    @Test
    void insertsAndUpdatesOfOlderRowsLeaveOneLatest() throws Exception {
        for (int revision = 1; revision <= WRITERS / 2; revision++) {
            Videos.summarise(gate, "video", "audio", "first text " + revision);
        }
        List<Callable<Void>> writers = new ArrayList<>();
        for (int revision = 1; revision <= WRITERS / 2; revision++) {
            writers.add(statement("BEGIN; " + LOCK + "; UPDATE content_summaries SET text = 'mended' WHERE revision = "
                    + revision + "; COMMIT"));
            writers.add(statement("BEGIN; " + LOCK + "; INSERT INTO content_summaries (video_id, variant, text, html)"
                    + " VALUES ('video', 'audio', 'new', ''); COMMIT"));
        }

        runTogether(LOCK, writers);

        assertThat(revisions()).containsExactlyElementsOf(numbers(1, WRITERS));
        assertThat(latest()).hasSize(1);
    }

    @Test
    void writerThatGivesUpLeavesNoGap() throws Exception {
        List<Callable<Void>> writers = new ArrayList<>();
        for (int n = 0; n < WRITERS; n++) {
            String end = n % 2 == 0 ? "COMMIT" : "ROLLBACK";
            writers.add(statement("BEGIN; INSERT INTO content_summaries (video_id, variant, text, html)"
                    + " VALUES ('video', 'audio', 'text', ''); " + end));
        }

        runTogether(ROW, writers);

        assertThat(revisions()).containsExactlyElementsOf(numbers(1, WRITERS / 2));
        assertThat(latest()).containsExactly(Integer.toString(WRITERS / 2));
    }

    private static Callable<Void> statement(String sql) {
        return () -> {
            try (Session writer = DATABASE.ingest()) {
                writer.run(sql);
            }
            return null;
        };
    }

    private void runTogether(String queue, List<Callable<Void>> writers) throws Exception {
        gate.begin();
        gate.run(queue);
        List<Future<Void>> running = writers.stream().map(threads::submit).toList();
        awaitQueue(writers.size());
        gate.commit();
        for (Future<Void> writer : running) {
            writer.get();
        }
    }

    private static void awaitQueue(int length) throws SQLException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        try (Session observer = DATABASE.superuser()) {
            long waiting = 0;
            while (waiting < length) {
                assertThat(System.nanoTime())
                        .as("%d of %d writers wait", waiting, length)
                        .isLessThan(end);
                waiting = observer.number("""
                        SELECT count(*) FROM pg_stat_activity
                        WHERE datname = current_database() AND usename = 'ytv2_ingest' AND wait_event_type = 'Lock'
                        """);
            }
        }
    }

    private List<String> revisions() throws SQLException {
        return gate.column("SELECT revision FROM content_summaries ORDER BY revision").stream()
                .map(String::valueOf)
                .toList();
    }

    private List<String> latest() throws SQLException {
        return gate.column("SELECT revision FROM content_summaries WHERE is_latest").stream()
                .map(String::valueOf)
                .toList();
    }

    private static List<String> numbers(int first, int last) {
        return IntStream.rangeClosed(first, last).mapToObj(Integer::toString).toList();
    }
}
