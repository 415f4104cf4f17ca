package ytv2.migration.mirror;

import java.sql.SQLException;
import ytv2.model.testing.Session;

/// Writes to PostgreSQL as the ingest service does: row, summaries, audit, card and event in one transaction.
final class Handler {

    private Handler() {}

    /// In a transaction of its own.
    static void ingest(Session session, String videoId, String title) throws SQLException {
        session.begin();
        write(session, videoId, title);
        session.commit();
    }

    /// In a transaction that somebody else has begun, and commits.
    static void write(Session session, String videoId, String title) throws SQLException {
        session.run("SELECT lock_content(?)", videoId);
        session.run("CREATE TEMP TABLE before ON COMMIT DROP AS SELECT content_hash('" + videoId + "') AS hash");
        session.run(
                "INSERT INTO content (video_id, title, channel_name, content_source, has_audio, subcategories_json)"
                        + " VALUES (?, ?, 'A channel', 'web', true, CAST(? AS jsonb))"
                        + " ON CONFLICT (video_id) DO UPDATE SET title = excluded.title",
                videoId,
                title,
                "{\"categories\": [{\"category\": \"Found\", \"subcategories\": [\"by a machine\"]}]}");
        session.run(
                "INSERT INTO content_summaries (video_id, variant, text, html)"
                        + " VALUES (?, 'comprehensive', ?, '<p>as <b>sent</b></p>'), (?, 'key-points', 'Key', '<p>k</p>')",
                videoId,
                "About " + title,
                videoId);
        session.run(
                "INSERT INTO content_audit (video_id, action, actor, hash_before, hash_after)"
                        + " SELECT ?, 'ingest', 'handler', hash, content_hash(?) FROM before",
                videoId,
                videoId);
        session.run("SELECT refresh_report_card(ARRAY[?])", videoId);
        session.run("SELECT publish_content_event(?, 'report-added', '{}', 'handler')", videoId);
    }

    static void delete(Session session, String videoId) throws SQLException {
        session.begin();
        session.run("SELECT lock_content(?)", videoId);
        session.run(
                "INSERT INTO content_audit (video_id, action, actor, hash_before)"
                        + " VALUES (?, 'delete', 'a person', content_hash(?))",
                videoId,
                videoId);
        session.run("INSERT INTO content_tombstone (video_id, deleted_by) VALUES (?, 'a person')", videoId);
        session.run("DELETE FROM content WHERE video_id = ?", videoId);
        session.run("SELECT publish_content_event(?, 'report-deleted', '{}', 'a person')", videoId);
        session.commit();
    }
}
