package ytv2.service.testing;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ytv2.model.DatabaseUrl;
import ytv2.model.testing.Session;

/// The database of the service under test, as its tests see it. [PostgresResource] puts it into fields marked
/// [Given].
///
/// For one thread: what looks at all tables does so through one session.
public final class ServiceDatabase {

    private final DatabaseUrl ownerUrl;
    private final DatabaseUrl superuserUrl;
    private @Nullable Session shared;

    /// @param ownerUrl with the credentials of the schema's owner
    /// @param superuserUrl with those of the server's superuser
    public ServiceDatabase(DatabaseUrl ownerUrl, DatabaseUrl superuserUrl) {
        this.ownerUrl = ownerUrl;
        this.superuserUrl = superuserUrl;
    }

    /// The address, with the credentials of the server's superuser.
    public DatabaseUrl superuserUrl() {
        return superuserUrl;
    }

    /// A session of the schema's owner.
    public Session owner() throws SQLException {
        return Session.open(ownerUrl);
    }

    /// The session of the schema's owner that all tests share: it has planned already what tests say again and again,
    /// and a card's refresh takes longer to plan than to run.
    public Session session() throws SQLException {
        Session session = shared;
        if (session == null) {
            session = owner();
            shared = session;
        }
        return session;
    }

    /// A session of the server's superuser.
    public Session superuser() throws SQLException {
        return Session.open(superuserUrl);
    }

    /// Empties all tables, as before the first write.
    public void clear() throws SQLException {
        // faster than TRUNCATE for a few rows; what hangs on content goes with it
        session()
                .run("DELETE FROM content; DELETE FROM content_tombstone; DELETE FROM content_event;"
                        + "DELETE FROM content_audit; DELETE FROM remembered_answer;"
                        // deleting artifacts asks for the removal of their files
                        + "DELETE FROM content_artifact; DELETE FROM media_removal");
    }

    /// A digest of every row of every table, versions included: it changes with any write, even one that writes what
    /// was there before.
    public String fingerprint() throws SQLException {
        return String.valueOf(session().text("""
                SELECT md5(string_agg(t.line, E'\\n' ORDER BY t.line))
                FROM (
                    SELECT 'content ' || r.xmin || ' ' || r AS line FROM content AS r
                    UNION ALL SELECT 'summary ' || r.xmin || ' ' || r FROM content_summaries AS r
                    UNION ALL SELECT 'tombstone ' || r.xmin || ' ' || r FROM content_tombstone AS r
                    UNION ALL SELECT 'refused ' || r.xmin || ' ' || r FROM refused_report AS r
                    UNION ALL SELECT 'answer ' || r.xmin || ' ' || r FROM remembered_answer AS r
                    UNION ALL SELECT 'audit ' || r.xmin || ' ' || r FROM content_audit AS r
                    UNION ALL SELECT 'artifact ' || r.xmin || ' ' || r FROM content_artifact AS r
                    UNION ALL SELECT 'removal ' || r.xmin || ' ' || r FROM media_removal AS r
                    UNION ALL SELECT 'event ' || r.xmin || ' ' || r FROM content_event AS r
                    UNION ALL SELECT 'card ' || r.xmin || ' ' || r FROM report_card AS r
                ) AS t
                """));
    }

    /// The ids whose card differs from what the view says it should be.
    public List<@Nullable String> staleCards() throws SQLException {
        return staleCards(session());
    }

    static List<@Nullable String> staleCards(Session session) throws SQLException {
        return session.column("""
                SELECT COALESCE(r.video_id, v.video_id)
                FROM report_card AS r
                FULL JOIN v_report_card AS v ON v.video_id = r.video_id
                WHERE (r.video_id, r.content_id, r.title, r.indexed_at, r.published_at, r.duration_seconds,
                       r.primary_variant, r.facets, r.topics, r.search_text, r.card, r.report)
                    IS DISTINCT FROM
                      (v.video_id, v.content_id, v.title, v.indexed_at, v.published_at, v.duration_seconds,
                       v.primary_variant, v.facets, v.topics, v.search_text, v.card, v.report)
                ORDER BY 1
                """);
    }
}
