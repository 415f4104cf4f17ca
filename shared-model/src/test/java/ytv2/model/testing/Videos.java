package ytv2.model.testing;

import java.sql.SQLException;

/// Writes videos as the ingest service's transaction does, without its rules.
public final class Videos {

    private Videos() {}

    /// A video with nothing but what must be.
    public static void insert(Session session, String videoId) throws SQLException {
        session.run("""
                INSERT INTO content (video_id, title, channel_name, content_source, indexed_at)
                VALUES (?, ?, 'A channel', 'youtube', '2026-01-02 03:04:05+00')
                """, videoId, "Title of " + videoId);
    }

    /// A further revision of a summary, whose text and html are the same.
    public static void summarise(Session session, String videoId, String variant, String text) throws SQLException {
        session.run(
                "INSERT INTO content_summaries (video_id, variant, text, html) VALUES (?, ?, ?, ?)",
                videoId,
                variant,
                text,
                text);
    }

    public static void refresh(Session session, String... videoIds) throws SQLException {
        session.run("SELECT refresh_report_card(?)", (Object) videoIds);
    }

    /// A video with one summary and its card.
    public static void insertListed(Session session, String videoId) throws SQLException {
        insert(session, videoId);
        summarise(session, videoId, "comprehensive", "Summary of " + videoId);
        refresh(session, videoId);
    }

    /// Sets a JSON column of a video.
    public static void setJson(Session session, String videoId, String column, String json) throws SQLException {
        session.run("UPDATE content SET " + column + " = ?::jsonb WHERE video_id = ?", json, videoId);
    }
}
