package ytv2.model.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ytv2.model.testing.Session;
import ytv2.model.testing.TestDatabase;

/// Which url a file of the legacy dashboard has now, and who says that a video was changed.
class ServedUrlsIT {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    private final Session owner = DATABASE.owner();

    ServedUrlsIT() throws SQLException {}

    @BeforeAll
    static void storeFiles() throws SQLException {
        try (Session session = DATABASE.owner()) {
            session.run("""
                    INSERT INTO content_artifact (name, kind, media_type, size, sha256, actor)
                    SELECT n, 'image', 'image/png', 1, sha256('x'), 'test'
                    FROM unnest(ARRAY['images/a.png', 'images/a-1.png', 'images/root.png']) AS n
                    """);
            session.run("INSERT INTO migrated_media (path, name, sha256) VALUES"
                    + " ('images/a.png', 'images/a-1.png', sha256('x')), ('root.png', 'images/root.png', sha256('x'))");
        }
    }

    @AfterEach
    void disconnect() throws SQLException {
        owner.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/exports/root.png, true, /exports/images/root.png",
        "https://old.example/exports/root.png?v=2, false, /exports/images/root.png",
        "https://old.example/exports/images/root.png, true, /exports/images/root.png",
        "exports/root.png, true, /exports/images/root.png",
        "/exports/images/a.png, true, /exports/images/a-1.png",
        "/exports/images/a.png, false, /exports/images/a.png",
        "/exports/images/none.png, true, /exports/images/none.png",
        "https://old.example/exports/images/none.png, true, https://old.example/exports/images/none.png",
        "https://cdn.example/root.png, true, https://cdn.example/root.png",
        "https://ourexports/root.png, true, https://ourexports/root.png",
        ", true, "
    })
    void urlThatIsServedNow(String url, boolean legacy, String served) throws SQLException {
        assertThat(owner.text("SELECT served_url(?, ?)", url, legacy)).isEqualTo(served);
    }

    @Test
    void documentsKeepAllButTheirUrls() throws SQLException {
        String document =
                "{\"a\": [\"https://h/exports/root.png\", {\"b\": \"/exports/root.png\"}], \"c\": \"see /exports/root.png\", \"d\": \"say \\\"/exports/root.png\\\"\"}";

        assertThat(owner.text("SELECT served_document(?::jsonb, true)", document))
                .isEqualTo(document.replace("https://h/exports/root.png", "/exports/images/root.png")
                        .replace("\"b\": \"/exports/root.png", "\"b\": \"/exports/images/root.png"));
        assertThat(owner.text("SELECT served_analysis(NULL, true, '/exports/audio/a.mp3')"))
                .isNull();
        assertThat(owner.text("SELECT served_analysis('{\"audio_url\": \"x\"}', true, '/exports/audio/a.mp3')"))
                .isEqualTo("{\"audio_url\": \"/exports/audio/a.mp3\"}");
        assertThat(owner.text("SELECT served_analysis('{\"b\": \"x\"}', true, '/exports/audio/a.mp3')"))
                .isEqualTo("{\"b\": \"x\"}");
    }

    @Test
    void uploadsLeaveAVideoAsTheMigrationLeftIt() throws SQLException {
        owner.run("INSERT INTO content (video_id, title, channel_name, content_source) VALUES ('v', 'T', 'C', 'web')");
        owner.run("INSERT INTO migration_run (version, sources, options) VALUES ('test', '{}', '{}')");
        owner.run("INSERT INTO migrated_video (video_id, fingerprint, deleted, content_hash, run_id)"
                + " SELECT 'v', '\\x00', false, content_hash('v'), id FROM migration_run");
        audit("migrate");
        assertThat(isAsMigrated()).isEqualTo("t");

        owner.run("UPDATE content SET has_audio = true");
        assertThat(isAsMigrated()).isEqualTo("f");
        audit("upload");
        assertThat(isAsMigrated()).isEqualTo("t");

        owner.run("UPDATE content SET title = 'N'");
        audit("ingest");
        assertThat(isAsMigrated()).isEqualTo("f");
        owner.run("UPDATE content SET has_audio = false");
        audit("upload");
        assertThat(isAsMigrated()).isEqualTo("f");
    }

    private void audit(String action) throws SQLException {
        owner.run(
                "INSERT INTO content_audit (video_id, action, actor, hash_after) VALUES ('v', ?, 'x', content_hash('v'))",
                action);
    }

    private String isAsMigrated() throws SQLException {
        return String.valueOf(owner.text("SELECT is_as_migrated('v', content_hash('v'))"));
    }
}
