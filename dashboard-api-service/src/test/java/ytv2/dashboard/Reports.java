package ytv2.dashboard;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import ytv2.model.testing.Session;

/// Stored reports with names.
public final class Reports {

    /// Has everything a report can have; newer than all others.
    public static final StoredVideo COMPLETE = new StoredVideo("""
            {
              "video_id": "complete-01", "id": "yt:complete-01", "title": "Everything \\"quoted\\" & <b>bold</b> 🚀",
              "channel_name": "Kurzgesagt – In a Nutshell", "content_source": "youtube",
              "canonical_url": "https://www.youtube.com/watch?v=complete-01",
              "thumbnail_url": "https://img.example/t.jpg", "summary_image_url": "https://img.example/s.png",
              "published_at": "2025-03-04T05:06:07Z", "indexed_at": "2025-04-05T06:07:08.123456Z",
              "duration_seconds": 1234, "word_count": 567, "language": "fr-FR",
              "original_language": "en", "summary_language": "fr", "audio_language": "es",
              "media": {"audio_url": "/exports/media.mp3"},
              "media_metadata": {"mp3_duration_seconds": 321, "video_duration_seconds": 999},
              "subcategories_json": {"categories": [
                {"category": "Science", "subcategories": []},
                {"category": "History", "subcategories": ["Modern", "Old"]}]},
              "analysis_json": {
                "schema_version": 2, "categories": [{"category": "Technology", "subcategories": ["AI"]}],
                "category": "Flat", "content_type": "Tutorial", "complexity_level": "Advanced", "language": "fr-FR",
                "key_topics": ["orbit", "probe"], "named_entities": ["Ariane"],
                "word_count": 9, "audio_duration_seconds": 300, "audio_url": "/exports/analysis.mp3",
                "summary_image_prompt": "prompt", "summary_image_prompt_original": "original",
                "summary_image_prompt_last_used": "last", "summary_image_ai2_prompt": "two",
                "summary_image_ai2_prompt_original": "two original", "summary_image_ai2_prompt_last_used": "two last",
                "summary_image_selected_url": "https://img.example/x.png",
                "summary_image_variants": [{"url": "https://img.example/v.png"}],
                "summary_image_ai2_url": "https://img.example/2.png"},
              "topics_json": ["unused"],
              "transcript_text": "Hello 🚀", "transcript_segments": [{"start": 0.5, "text": "Hello"}]
            }
            """)
            .with("chapters", "Chapters", "<p>Chapters</p>", "2025-04-05T06:10:00Z")
            .with("audio-fr:intermediate", "Bonjour", "<p>Bonjour</p>", "2025-04-05T06:09:00Z")
            .with(
                    "deep-research",
                    "Found",
                    "<p>Found</p>",
                    "2025-04-05T06:08:00.5Z",
                    "{\"follow_up_run_id\": 7, \"research_meta\": {\"depth\": 2}}")
            .with("comprehensive", "All \"of\" it\nand 🚀", "<p>All of it</p>", "2025-04-05T06:08:00Z")
            .with("key-insights", "", "<p>Insight</p>", "2025-04-05T06:08:30Z");

    /// Has nothing but what must be.
    public static final StoredVideo BARE = new StoredVideo("""
            {
              "video_id": "bare", "title": "(untitled)", "channel_name": "(unknown)", "content_source": "other",
              "indexed_at": "2025-01-01T00:00:00Z"
            }
            """).with("comprehensive", "Bare", "<p>Bare</p>");

    /// Only the flag says that it has audio.
    public static final StoredVideo WITH_AUDIO = new StoredVideo("""
            {
              "video_id": "with-audio", "title": "With audio", "channel_name": "Le Monde", "content_source": "web",
              "indexed_at": "2025-01-02T00:00:00Z", "has_audio": true,
              "analysis_json": {"language": "fr", "categories": [{"category": "History", "subcategories": ["Old"]}]}
            }
            """)
            .with("key-points", "Points", "<p>Points</p>")
            .with("bullet-points", "Bullets", "<p>Bullets</p>");

    /// Its id has a prefix of its own, and its row another name.
    public static final StoredVideo REDDIT = new StoredVideo("""
            {
              "video_id": "reddit:oq4zrw6", "id": "rd-77", "title": "A thread", "channel_name": "r/java",
              "content_source": "reddit", "indexed_at": "2025-01-03T00:00:00Z",
              "analysis_json": {"language": "en-US", "category": ["History", "Culture"], "complexity": "Beginner"}
            }
            """).with("key-points", "Thread", "<p>Thread</p>");

    /// Nobody has summarised it, so nobody sees it.
    public static final StoredVideo UNSUMMARISED = new StoredVideo("""
            {
              "video_id": "unsummarised", "id": "yt:unsummarised", "title": "Hidden", "channel_name": "Hidden",
              "content_source": "youtube", "indexed_at": "2025-06-01T00:00:00Z"
            }
            """);

    /// Its name is the name of another's row: a video id goes before a row's name.
    public static final StoredVideo NAMED_LIKE_A_ROW = new StoredVideo("""
            {
              "video_id": "rd-77", "title": "Not the thread", "channel_name": "Le  Monde", "content_source": "youtube",
              "indexed_at": "2025-01-03T00:00:00Z"
            }
            """).with("executive", "Brief", "<p>Brief</p>");

    /// All of them, the newest first; of two equally old ones the one with the greater id.
    public static final List<StoredVideo> LISTED = List.of(COMPLETE, REDDIT, NAMED_LIKE_A_ROW, WITH_AUDIO, BARE);

    private Reports() {}

    /// Stores [#LISTED] and the hidden one.
    public static void storeAll(Session session) throws SQLException {
        List<StoredVideo> all = new ArrayList<>(LISTED);
        all.add(UNSUMMARISED);
        for (StoredVideo video : all) {
            video.store(session);
        }
        tell(session);
    }

    /// Tells everybody that the data is not what it was.
    public static void tell(Session session) throws SQLException {
        session.run("SELECT publish_content_event(NULL, 'resync', '{}', 'test')");
    }

    /// Stores as many reports that differ in their number only, the last one the newest.
    public static void storeMany(Session session, int count) throws SQLException {
        session.run("""
                INSERT INTO content (video_id, title, channel_name, content_source, indexed_at)
                SELECT 'many-' || lpad(n::text, 4, '0'), 'Number ' || n, 'Many', 'web',
                       timestamptz '2024-01-01 00:00:00Z' + n * interval '1 minute'
                FROM generate_series(1, ?) AS n
                """, count);
        session.run("""
                INSERT INTO content_summaries (video_id, variant, text, html)
                SELECT video_id, 'comprehensive', title, '<p>' || title || '</p>'
                FROM content WHERE channel_name = 'Many'
                """);
        session.run("SELECT refresh_report_card(array_agg(video_id)) FROM content WHERE channel_name = 'Many'");
        tell(session);
    }
}
