package ytv2.model.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ytv2.model.testing.Session;
import ytv2.model.testing.TestDatabase;
import ytv2.model.testing.Videos;

/// Files are asked to be removed by whatever takes their rows away.
class MediaRemovalIT {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    private static final String STAGED = "00000000-0000-0000-0000-000000000000";

    private final Session ingest = DATABASE.ingest();

    MediaRemovalIT() throws SQLException {}

    @BeforeEach
    void insertVideo() throws SQLException {
        Videos.insertListed(ingest, "video");
    }

    @AfterEach
    void deleteVideo() throws SQLException {
        ingest.run("DELETE FROM content; DELETE FROM content_artifact; DELETE FROM media_removal");
        ingest.close();
    }

    @Test
    void deletedVideoLeavesItsFilesToBeRemoved() throws SQLException {
        insert("audio/video.mp3", "video", STAGED);
        insert("images/video.png", "video", null);
        insert("images/other.png", null, null);

        ingest.run("DELETE FROM content");

        assertThat(ingest.column("SELECT name || ' ' || video_id FROM media_removal ORDER BY 1"))
                .containsExactly(".staged/" + STAGED + " video", "audio/video.mp3 video", "images/video.png video");
        assertThat(ingest.column("SELECT name FROM content_artifact")).containsExactly("images/other.png");
    }

    /// The remover has seen the artifact, and takes its request back; the delete comes before that is committed.
    @Test
    void deleteDuringARemovalAsksForItAgain() throws Exception {
        insert("audio/video.mp3", "video", null);
        ingest.run("INSERT INTO media_removal (name) VALUES ('audio/video.mp3')");
        try (Session remover = DATABASE.ingest()) {
            remover.begin();
            remover.run("DELETE FROM media_removal");
            CompletableFuture<Void> delete = CompletableFuture.runAsync(() -> {
                try {
                    ingest.run("DELETE FROM content");
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
            try (Session superuser = DATABASE.superuser()) {
                Awaitility.await()
                        .until(() -> superuser.number("SELECT count(*) FROM pg_stat_activity"
                                        + " WHERE wait_event_type = 'Lock' AND datname = current_database()")
                                > 0);
            }

            remover.commit();

            delete.get(20, TimeUnit.SECONDS);
        }
        assertThat(ingest.column("SELECT name FROM media_removal")).containsExactly("audio/video.mp3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc.mp3", "audio/.abc", "audio/../abc", "audio/a/b", "audio/", "audio/a b", ".staged/abc"})
    void nameLeadsNowhereElse(String name) {
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> insert(name, null, null))
                .satisfies(refused -> assertThat(refused.getSQLState()).isEqualTo("23514"));
    }

    private void insert(String name, @Nullable String videoId, @Nullable String staged) throws SQLException {
        ingest.run("""
                INSERT INTO content_artifact (name, video_id, kind, media_type, size, sha256, staged, actor)
                VALUES (?, ?, 'audio', 'audio/mpeg', 1, sha256('\\x00'), ?, 'test')
                """, name, videoId, staged);
    }
}
