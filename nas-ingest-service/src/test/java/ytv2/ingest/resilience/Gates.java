package ytv2.ingest.resilience;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import ytv2.ingest.resilience.Write.Step;
import ytv2.model.testing.Session;
import ytv2.service.testing.LockWaits;
import ytv2.service.testing.OwnPostgres;

/// Stops each write of a video in the middle of its transaction, at the place that the video's id names: before or
/// after a row of some table is written, at the commit, or between the commit and its acknowledgement. Triggers of the
/// test wait there for a lock that its own session holds.
///
/// @param holder holds the locks until its transaction ends
record Gates(OwnPostgres postgres, Session holder) implements AutoCloseable {

    /// Where all that is needed is the video's lock. At `at.commit` all is written and nothing committed.
    static final String LOCK = "at.lock";

    /// All is committed, and PostgreSQL waits for a standby that never comes before it says so.
    static final String COMMITTED = "after.commit";

    private static final Duration POLL = Duration.ofMillis(10);

    /// For the standby. Other sessions do not wait for it.
    static final Map<String, String> SETTINGS = Map.of(
            "fsync", "on",
            "full_page_writes", "on",
            "synchronous_commit", "local",
            "synchronous_standby_names", "nobody");

    private static final String TRIGGERS = """
            CREATE FUNCTION stop_at_gate() RETURNS trigger LANGUAGE plpgsql AS $$
            DECLARE
                gate text := COALESCE(TG_ARGV[0], lower(TG_WHEN || '.' || TG_OP || '.' || TG_TABLE_NAME));
            BEGIN
                IF position('.' || gate || '.' IN COALESCE(NEW, OLD)::text) = 0 THEN
                    NULL;
                ELSIF gate <> 'after.commit' THEN
                    PERFORM pg_advisory_xact_lock_shared(4711);
                ELSIF NOT pg_try_advisory_xact_lock_shared(4711) THEN
                    PERFORM set_config('synchronous_commit', 'on', true);
                END IF;
                RETURN COALESCE(NEW, OLD);
            END
            $$;

            DO $$
            DECLARE
                name text;
            BEGIN
                FOREACH name IN ARRAY ARRAY[
                    'content', 'content_summaries', 'content_tombstone', 'refused_report', 'content_event',
                    'content_audit', 'remembered_answer', 'report_card', 'card_fragment', 'facet_change'] LOOP
                    EXECUTE format('CREATE TRIGGER stop_before BEFORE INSERT OR UPDATE OR DELETE ON %I '
                        'FOR EACH ROW EXECUTE FUNCTION stop_at_gate()', name);
                    EXECUTE format('CREATE TRIGGER stop_after AFTER INSERT OR UPDATE OR DELETE ON %I '
                        'FOR EACH ROW EXECUTE FUNCTION stop_at_gate()', name);
                END LOOP;
            END
            $$;

            CREATE CONSTRAINT TRIGGER stop_at_commit AFTER INSERT ON content_audit DEFERRABLE INITIALLY DEFERRED
                FOR EACH ROW EXECUTE FUNCTION stop_at_gate('at.commit');
            CREATE TRIGGER stop_after_commit AFTER INSERT ON content_audit
                FOR EACH ROW EXECUTE FUNCTION stop_at_gate('after.commit');
            """;

    /// Puts the gates up, open.
    static void install(OwnPostgres postgres) throws SQLException {
        try (Session superuser = postgres.superuser()) {
            superuser.run(TRIGGERS);
        }
    }

    /// Closes all gates, and takes the locks of the videos whose gate is the lock.
    static Gates close(OwnPostgres postgres, String prefix) throws SQLException {
        Session holder = postgres.owner();
        holder.begin();
        holder.run("SELECT pg_advisory_xact_lock(4711)");
        for (Step step : Write.steps()) {
            if (step.gate().equals(LOCK)) {
                holder.run("SELECT lock_content(?)", step.videoId(prefix));
            }
        }
        return new Gates(postgres, holder);
    }

    /// Waits until so many sessions wait for locks, and as many between commit and acknowledgement as can: one with
    /// news, because PostgreSQL lets only one at a time commit a NOTIFY, and one without.
    void await(int waiting) throws SQLException {
        LockWaits.await(postgres.superuserUrl(), waiting);
        try (Session session = postgres.superuser()) {
            Awaitility.await("committed").pollInterval(POLL).until(() -> session.number(COUNT_COMMITTED) == 2);
        }
    }

    private static final String COUNT_COMMITTED = "SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'SyncRep'";

    private static final String ACKNOWLEDGE = """
            SELECT count(*) FILTER (WHERE wait_event_type = 'Lock')
                + count(pg_cancel_backend(pid)) FILTER (WHERE wait_event = 'SyncRep')
            FROM pg_stat_activity
            WHERE wait_event = 'SyncRep' OR wait_event_type = 'Lock'
            """;

    /// Lets everybody go on, and those who wait for the standby without it, one after the other.
    void open() throws SQLException {
        holder.rollback();
        try (Session session = postgres.superuser()) {
            Awaitility.await("nobody waits").pollInterval(POLL).until(() -> session.number(ACKNOWLEDGE) == 0);
        }
    }

    @Override
    public void close() throws SQLException {
        holder.close();
    }

    private static final String STATE = """
            SELECT v.id || '=' || concat_ws('|',
                (SELECT title FROM content WHERE video_id = v.id),
                (SELECT count(*) || ' ' || max(revision) FROM content_summaries WHERE video_id = v.id HAVING count(*) > 0),
                (SELECT 'card' FROM report_card JOIN card_fragment USING (video_id) WHERE video_id = v.id),
                (SELECT 'tombstone' FROM content_tombstone WHERE video_id = v.id),
                (SELECT 'refused ' || count(*) FROM refused_report WHERE video_id = v.id HAVING count(*) > 0),
                (SELECT 'audit ' || string_agg(action, ' ' ORDER BY id) FROM content_audit WHERE video_id = v.id),
                (SELECT 'events ' || string_agg(kind, ' ' ORDER BY id) FROM content_event WHERE video_id = v.id),
                (SELECT 'answered' FROM remembered_answer WHERE key = v.id AND answer IS NOT NULL))
            FROM unnest(?) AS v(id)
            """;

    /// What is stored of each video, in a few words.
    static Map<String, String> states(OwnPostgres postgres, List<String> videoIds) throws SQLException {
        try (Session session = postgres.owner()) {
            return session.column(STATE, (Object) videoIds.toArray(String[]::new)).stream()
                    .map(line -> String.valueOf(line).split("=", 2))
                    .collect(Collectors.toMap(line -> line[0], line -> line[1]));
        }
    }
}
