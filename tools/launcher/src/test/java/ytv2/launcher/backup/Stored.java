package ytv2.launcher.backup;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import ytv2.launcher.database.Tables;
import ytv2.model.testing.Session;
import ytv2.model.testing.TestDatabase;
import ytv2.model.testing.Videos;

/// What tests back up, and how they look at what came back.
final class Stored {

    private Stored() {}

    /// Videos with text that a careless format would break, summaries whose latest is not the newest revision, a
    /// tombstone, and events whose ids have a gap at the end.
    static void insertInto(Session owner) throws SQLException {
        for (String id : List.of("a", "b", "reddit:c")) {
            Videos.insertListed(owner, id);
            Videos.summarise(owner, id, "audio", "first \\. \\N \t tab\nline\r\n\\.\n\"quoted\", 'single' 😀");
            Videos.summarise(owner, id, "audio", "");
        }
        owner.run(
                "UPDATE content_summaries SET text = 'mended' WHERE video_id = 'b' AND variant = 'audio' AND revision = 1");
        owner.run(
                "UPDATE content SET title = E'\\\\.', transcript_text = repeat(E'x\\ny\\\\', 100000) WHERE video_id = 'a'");
        Videos.setJson(owner, "a", "analysis_json", "{\"language\": \"fr\", \"key_topics\": [\"\\\\n\", \"\\u0001\"]}");
        // some counts are folded, some are not yet
        owner.run("SELECT fold_facet_changes()");
        Videos.refresh(owner, "a", "b", "reddit:c");
        owner.run("INSERT INTO card_fragment SELECT video_id, '\\x00ff5c0a', -1, 7 FROM report_card");
        owner.run("INSERT INTO content_tombstone (video_id, deleted_by) VALUES ('gone', 'test')");
        owner.run("INSERT INTO refused_report (video_id, actor, document) VALUES ('gone', 'test', '\\x7b00ff5c0a7d')");
        owner.run("INSERT INTO remembered_answer (actor, key, request, answer) VALUES ('test', 'k', '\\x00', '{}')");
        owner.run("INSERT INTO content_audit (video_id, action, actor, hash_before)"
                + " VALUES ('gone', 'delete', 'test', content_hash('a'))");
        owner.run("INSERT INTO content_artifact (name, video_id, kind, media_type, size, sha256, actor)"
                + " VALUES ('audio/a.mp3', 'a', 'audio', 'audio/mpeg', 1, sha256('\\x00'), 'test')");
        owner.run("INSERT INTO media_removal (name, video_id) VALUES ('audio/gone.mp3', 'gone')");
        owner.run("INSERT INTO media_directory DEFAULT VALUES");
        owner.run("INSERT INTO migration_run (version, sources, options) VALUES ('test', '{}', '{}')");
        owner.run("INSERT INTO migrated_video (video_id, fingerprint, deleted, content_hash, run_id)"
                + " SELECT 'a', '\\x00', false, content_hash('a'), id FROM migration_run");
        owner.run("INSERT INTO migrated_media (path, sha256) VALUES ('audio/a.mp3', sha256('a'))");
        for (int i = 0; i < 5; i++) {
            owner.run("SELECT publish_content_event('a', 'report-added', '{audio,comprehensive}', 'test')");
        }
        owner.begin();
        owner.run("SELECT publish_content_event('a', 'report-synced', '{}', 'test')");
        owner.rollback();
    }

    static Map<String, List<@Nullable String>> rows(TestDatabase database) throws SQLException {
        try (Session owner = database.owner()) {
            return rows(owner);
        }
    }

    /// Every row of every table as text, without the event that a restore adds.
    static Map<String, List<@Nullable String>> rows(Session owner) throws SQLException {
        Map<String, List<@Nullable String>> rows = new TreeMap<>();
        for (String table : Tables.columns(owner.connection()).keySet()) {
            rows.put(table, owner.column("SELECT t::text FROM " + table + " AS t ORDER BY t::text"));
        }
        rows.computeIfPresent(
                "content_event",
                (_, events) -> events.stream()
                        .filter(event -> event == null || !event.endsWith(",restore)"))
                        .toList());
        return rows;
    }
}
