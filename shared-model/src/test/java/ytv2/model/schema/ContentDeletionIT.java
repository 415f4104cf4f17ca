package ytv2.model.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.postgresql.PGConnection;
import ytv2.model.testing.Session;
import ytv2.model.testing.TestDatabase;
import ytv2.model.testing.Videos;

/// What is left of a video, and what is told of it.
class ContentDeletionIT {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    private static final String RESUME = """
            SELECT id FROM content_event
            WHERE (xact_id, id) > (?::xid8, ?::bigint) AND xact_id < pg_snapshot_xmin(pg_current_snapshot())
            ORDER BY xact_id, id
            """;

    @Test
    void deletedVideoLeavesItsTombstoneAndItsEventsOnly() throws SQLException {
        try (Session ingest = DATABASE.ingest();
                Session owner = DATABASE.owner()) {
            // Given
            Videos.insertListed(ingest, "gone-for-good");
            Videos.summarise(ingest, "gone-for-good", "audio", "spoken");
            ingest.run("SELECT publish_content_event('gone-for-good', 'report-added', '{audio}', 'test')");
            assertThat(tablesNaming(owner, "gone-for-good")).hasSize(4);

            // When
            ingest.begin();
            ingest.run("SELECT lock_content('gone-for-good')");
            ingest.run("INSERT INTO content_tombstone (video_id, deleted_by) VALUES ('gone-for-good', 'test')");
            ingest.run("DELETE FROM content WHERE video_id = 'gone-for-good'");
            ingest.run("SELECT publish_content_event('gone-for-good', 'report-deleted', '{}', 'test')");
            ingest.commit();

            // Then
            assertThat(tablesNaming(owner, "gone-for-good"))
                    .containsExactlyInAnyOrderEntriesOf(
                            new TreeMap<>(java.util.Map.of("content_tombstone", 1L, "content_event", 2L)));
        }
    }

    @Test
    void deletingOneVideoLeavesTheOthers() throws SQLException {
        try (Session ingest = DATABASE.ingest();
                Session owner = DATABASE.owner()) {
            Videos.insertListed(ingest, "stays");
            Videos.insertListed(ingest, "goes");

            ingest.run("DELETE FROM content WHERE video_id = 'goes'");

            assertThat(tablesNaming(owner, "stays").keySet())
                    .containsExactly("content", "content_summaries", "report_card");
        }
    }

    @Test
    void eventIsToldByItsIdWhenItsTransactionCommits() throws SQLException {
        try (Session ingest = DATABASE.ingest();
                Session listener = DATABASE.dashboard()) {
            // Given
            listener.run("LISTEN content_event");
            PGConnection notifications = listener.connection().unwrap(PGConnection.class);

            // When
            ingest.begin();
            String id = ingest.text("SELECT publish_content_event('told', 'report-added', '{audio}', 'test')");
            assertThat(notifications.getNotifications(50)).isNullOrEmpty();
            ingest.commit();

            // Then
            var told = notifications.getNotifications(10_000);
            assertThat(told).hasSize(1);
            assertThat(told[0].getName()).isEqualTo("content_event");
            assertThat(told[0].getParameter()).isEqualTo(id);
        }
    }

    @Test
    void eventCarriesTheTransactionThatWroteIt() throws SQLException {
        try (Session ingest = DATABASE.ingest()) {
            ingest.begin();
            ingest.run("SELECT publish_content_event('numbered', 'report-added', '{}', 'test')");
            assertThat(ingest.text(
                            "SELECT xact_id = pg_current_xact_id() FROM content_event WHERE video_id = 'numbered'"))
                    .isEqualTo("t");
            ingest.commit();
        }
    }

    /// Two transactions whose ids and whose events' ids are in opposite order, the one with the older id still open
    /// when a reader comes by: reading by the event's id alone would never give it what the other commits.
    @Test
    void readerThatResumesByTransactionMissesNoEvent() throws SQLException {
        try (Session first = DATABASE.ingest();
                Session second = DATABASE.ingest();
                Session reader = DATABASE.dashboard()) {
            // Given
            first.begin();
            String firstTransaction = first.text("SELECT pg_current_xact_id()");
            second.begin();
            String lower = second.text("SELECT publish_content_event('second', 'report-added', '{}', 'test')");
            String higher = first.text("SELECT publish_content_event('first', 'report-added', '{}', 'test')");
            first.commit();
            assertThat(reader.column(RESUME, firstTransaction, "0")).containsExactly(higher);

            // When
            second.commit();

            // Then
            assertThat(reader.column(RESUME, firstTransaction, higher)).containsExactly(lower);
            assertThat(Long.parseLong(String.valueOf(lower))).isLessThan(Long.parseLong(String.valueOf(higher)));
        }
    }

    @Test
    void writersOfOneVideoQueueAndThoseOfAnotherDoNot() throws SQLException {
        try (Session first = DATABASE.ingest();
                Session second = DATABASE.ingest()) {
            first.begin();
            first.run("SELECT lock_content('locked')");

            assertThat(second.text("SELECT pg_try_advisory_xact_lock(hashtextextended('locked', 0))"))
                    .isEqualTo("f");
            assertThat(second.text("SELECT pg_try_advisory_xact_lock(hashtextextended('free', 0))"))
                    .isEqualTo("t");
            first.rollback();
        }
    }

    /// How many rows of each table have the id anywhere in them.
    private static TreeMap<String, Long> tablesNaming(Session owner, String id) throws SQLException {
        List<String> tables =
                owner.column("""
                        SELECT relname FROM pg_class
                        WHERE relkind IN ('r', 'm') AND relnamespace = 'public'::regnamespace ORDER BY relname
                        """).stream().map(Objects::requireNonNull).toList();
        TreeMap<String, Long> naming = new TreeMap<>();
        for (String table : tables) {
            long rows = owner.number("SELECT count(*) FROM " + table + " AS t WHERE strpos(t::text, ?) > 0", id);
            if (rows > 0) {
                naming.put(table, rows);
            }
        }
        return naming;
    }
}
