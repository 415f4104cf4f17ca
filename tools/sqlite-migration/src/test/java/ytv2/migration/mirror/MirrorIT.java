package ytv2.migration.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ytv2.migration.CommandRun;
import ytv2.migration.generate.Recipe;
import ytv2.migration.run.Stage;
import ytv2.migration.source.Side;
import ytv2.migration.source.Snapshot;
import ytv2.model.testing.Session;

/// What is written in PostgreSQL arrives in the files: each event once, none skipped, whoever else writes.
class MirrorIT {

    private static final long PATIENCE_SECONDS = 60;

    private Stage stage;

    @BeforeEach
    void takeInAndMirror(@TempDir Path directory) throws SQLException, IOException {
        stage = Stage.of(directory, Recipe.clean(12).withSummaryBytes(80));
        assertThat(stage.command("--nas", stage.nas().toString()).exitCode()).isZero();
        assertThat(mirror().errors()).isEmpty();
    }

    @AfterEach
    void dropDatabase() throws SQLException {
        stage.close();
    }

    private CommandRun mirror(String... more) {
        return Mirroring.mirror(stage, stage.nas(), more);
    }

    private List<String> file(String sql) throws SQLException {
        return Mirroring.texts(stage.nas(), sql);
    }

    @Test
    void reportsAndDeletesArriveOnce() throws SQLException, IOException {
        String changed = stage.recipe().videoId(3);
        String gone = stage.recipe().videoId(6);
        try (Session session = stage.owner()) {
            Handler.ingest(session, "new~one", "A new one");
            Handler.ingest(session, changed, "Another title");
            Handler.delete(session, gone);
        }

        CommandRun mirror = mirror();

        assertThat(mirror.output()).contains("3 events, 2 videos written, 1 deleted; 0 events and 0.0 s behind");
        assertThat(file("SELECT title FROM content WHERE video_id = '" + changed + "'"))
                .containsExactly("Another title");
        assertThat(file("SELECT id || ' ' || title || ' ' || has_audio || ' ' || category || ' ' || subcategory"
                        + " || ' ' || processing_status FROM content WHERE video_id = 'new~one'"))
                .containsExactly("yt:new~one A new one 1 [\"Found\"] by a machine completed");
        assertThat(file("SELECT summary_type || ' ' || summary_text FROM content_summaries"
                        + " WHERE content_id = 'yt:new~one'"))
                .containsExactly("comprehensive About A new one");
        assertThat(file("SELECT variant_type || ' ' || revision || ' ' || is_latest || ' ' || content"
                        + " FROM summary_variants WHERE video_id = 'new~one' ORDER BY 1"))
                .containsExactly("comprehensive 1 1 About A new one", "key-points 1 1 Key");
        assertThat(file("SELECT count(*) FROM content WHERE video_id = '" + gone + "'"))
                .containsExactly("0");
        assertThat(file("SELECT count(*) FROM content_summaries WHERE content_id NOT IN (SELECT id FROM content)"))
                .containsExactly("0");
        assertThat(file("SELECT count(*) FROM summary_variants WHERE video_id = '" + gone + "'"))
                .containsExactly("0");
        String before = Snapshot.sha256(stage.nas());
        assertThat(mirror().output()).contains("0 events, 0 videos written, 0 deleted");
        assertThat(Snapshot.sha256(stage.nas())).isEqualTo(before);
    }

    @Test
    void eventThatCommitsLateIsNotSkipped() throws SQLException, IOException {
        try (Session late = stage.owner();
                Session early = stage.owner()) {
            late.begin();
            Handler.write(late, "late~one", "Late");
            Handler.ingest(early, "early~one", "Early");

            CommandRun between = mirror();
            late.commit();
            CommandRun after = mirror();

            assertThat(between.output()).contains("0 events, 0 videos written").contains("; 1 events and ");
            assertThat(after.output()).contains("2 events, 2 videos written, 0 deleted; 0 events");
        }
        assertThat(file("SELECT video_id FROM content WHERE video_id LIKE '%~one' ORDER BY 1"))
                .containsExactly("early~one", "late~one");
    }

    @Test
    void whatTheFileAloneKnowsStays() throws SQLException, IOException {
        Stage.legacy(
                stage.nas(),
                "INSERT INTO content (id, video_id, title) VALUES ('yt:unknown~one', 'unknown~one', 'Of the file')");
        try (Session session = stage.owner()) {
            Handler.ingest(session, "new~one", "A new one");
            session.run("SELECT publish_content_event(NULL, 'resync', '{}', 'a person')");
        }

        assertThat(mirror().output()).contains("2 events, 1 videos written, 0 deleted");

        assertThat(file("SELECT title FROM content WHERE video_id = 'unknown~one'"))
                .containsExactly("Of the file");
        assertThat(stage.command("--nas", stage.nas().toString()).outcome("inserted"))
                .isEqualTo(1);
        assertThat(stage.column("SELECT title FROM content WHERE video_id = 'unknown~one'"))
                .containsExactly("Of the file");
    }

    @Test
    void resyncBringsWhatNoEventNames() throws SQLException, IOException {
        String gone = stage.recipe().videoId(5);
        String changed = stage.recipe().videoId(4);
        try (Session session = stage.owner()) {
            session.run("DELETE FROM content WHERE video_id = ?", gone);
            session.run("UPDATE content SET title = 'Set by script' WHERE video_id = ?", changed);
            session.run("SELECT publish_content_event(NULL, 'resync', '{}', 'a person')");
        }

        assertThat(mirror().output()).contains("1 events, 1 videos written, 1 deleted");

        assertThat(file("SELECT count(*) FROM content WHERE video_id = '" + gone + "'"))
                .containsExactly("0");
        assertThat(file("SELECT title FROM content WHERE video_id = '" + changed + "'"))
                .containsExactly("Set by script");
    }

    @Test
    void rowThatHasLostItsVideoIdIsFoundByItsOwn() throws SQLException, IOException {
        String id = stage.recipe().videoId(3);
        Stage.legacy(stage.nas(), "UPDATE content SET video_id = ' ' WHERE video_id = '" + id + "'");
        try (Session session = stage.owner()) {
            Handler.ingest(session, id, "Another title");
        }

        assertThat(mirror().output()).contains("1 events, 1 videos written");

        assertThat(file("SELECT video_id || ' ' || title FROM content WHERE id = 'yt:" + id + "'"))
                .containsExactly(id + " Another title");
        assertThat(file("SELECT summary_text FROM content_summaries WHERE content_id = 'yt:" + id + "'"))
                .containsExactly("About Another title");
    }

    @Test
    void runAndMirrorComeToRest() throws SQLException, IOException {
        try (Session session = stage.owner()) {
            Handler.ingest(session, "new~one", "A new one");
            Handler.ingest(session, stage.recipe().videoId(3), "Another title");
        }
        assertThat(mirror().output()).contains("2 videos written");
        Map<String, String> before = stage.checksums();

        Stage.Done run = stage.command("--nas", stage.nas().toString());

        assertThat(run.output()).contains("nothing has changed");
        assertThat(stage.checksums()).isEqualTo(before);
        String file = Snapshot.sha256(stage.nas());
        assertThat(mirror().output()).contains("0 events, 0 videos written");
        assertThat(Snapshot.sha256(stage.nas())).isEqualTo(file);
    }

    @Test
    void changeInTheFileReachesPostgresAndComesToRest() throws SQLException, IOException {
        String id = stage.recipe().videoId(3);
        try (Session session = stage.owner()) {
            Handler.ingest(session, id, "The handler's");
        }
        assertThat(mirror().output()).contains("1 videos written");
        Stage.legacy(
                stage.nas(),
                "UPDATE content SET title = 'The file''s', updated_at = '2099-01-01T00:00:00Z' WHERE video_id = '" + id
                        + "'");

        assertThat(stage.command("--nas", stage.nas().toString()).outcome("updated"))
                .isEqualTo(1);

        assertThat(mirror().exitCode()).isZero();
        assertThat(file("SELECT title FROM content WHERE video_id = '" + id + "'"))
                .containsExactly("The file's");
        assertThat(stage.command("--nas", stage.nas().toString()).output()).contains("nothing has changed");
        assertThat(mirror().output()).contains("0 events, 0 videos written");
    }

    @Test
    void eachFileHasItsOwnPosition() throws SQLException, IOException {
        try (Session session = stage.owner()) {
            Handler.ingest(session, "new~one", "A new one");
            assertThat(mirror().output()).contains("1 events, 1 videos written");
            Handler.ingest(session, "new~two", "Another new one");
        }

        CommandRun both = mirror("--to", stage.dashboard().toString());

        assertThat(both.errors()).isEmpty();
        assertThat(both.output()).contains(stage.nas() + ": 1 events, 1 videos written");
        for (Path file : List.of(stage.nas(), stage.dashboard())) {
            assertThat(Mirroring.texts(file, "SELECT video_id FROM content WHERE video_id LIKE 'new~%' ORDER BY 1"))
                    .containsExactly("new~one", "new~two");
        }
        assertThat(mirror("--to", stage.dashboard().toString()).output())
                .contains(stage.dashboard() + ": 0 events, 0 videos written");
    }

    @Test
    void otherDatabaseDeletesNothingThatItDoesNotKnow(@TempDir Path other) throws SQLException, IOException {
        long rows = Long.parseLong(file("SELECT count(*) FROM content").getFirst());
        try (Stage empty = Stage.of(other, Recipe.clean(0));
                Session session = empty.owner()) {
            Handler.ingest(session, "new~one", "Of the other");

            CommandRun mirror = Mirroring.mirror(empty, stage.nas());

            assertThat(mirror.output()).contains("1 videos written, 0 deleted");
        }
        assertThat(file("SELECT count(*) FROM content")).containsExactly(Long.toString(rows + 1));
    }

    @Test
    void secondMirrorOfAFileIsRefused() throws IOException {
        try (MirrorFile held = MirrorFile.open(Map.of("DUAL_WRITE_MODE", "true"), Side.NAS, stage.nas())) {
            CommandRun second = mirror();

            assertThat(second.exitCode()).isEqualTo(3);
            assertThat(second.errors()).contains("another mirror is at work on " + held.path());
        }
        assertThat(mirror().exitCode()).isZero();
    }

    @Test
    void logOfTheFileStaysAsItIs() throws SQLException, IOException {
        Stage.legacy(stage.nas(), "PRAGMA journal_mode = WAL");
        try (Session session = stage.owner()) {
            Handler.ingest(session, "new~one", "A new one");
        }

        assertThat(mirror().exitCode()).isZero();

        assertThat(file("PRAGMA journal_mode")).containsExactly("wal");
        assertThat(file("SELECT name FROM sqlite_schema WHERE name LIKE 'ytv2%' AND type = 'table' ORDER BY 1"))
                .containsExactly("ytv2_mirror", "ytv2_mirrored");
    }

    @Test
    void wrongFilesAreRefused(@TempDir Path directory) throws IOException {
        Path text =
                Files.writeString(directory.resolve("text.db"), "no database, but long enough for a header ".repeat(9));

        assertThat(Mirroring.mirror(stage, directory.resolve("none.db")).exitCode())
                .isEqualTo(3);
        assertThat(directory.resolve("none.db")).doesNotExist();
        assertThat(Mirroring.mirror(stage, text).exitCode()).isEqualTo(3);
        assertThat(mirror("--to", stage.nas().toString()).exitCode()).isEqualTo(3);
        assertThat(mirror("--side", "nas", "--side", "nas", "--to", stage.nas().toString())
                        .exitCode())
                .isEqualTo(2);
    }

    @Test
    void followGoesOn() throws SQLException, InterruptedException {
        AtomicReference<CommandRun> ended = new AtomicReference<>();
        Thread follow = Thread.ofPlatform().start(() -> ended.set(mirror("--follow", "1s")));
        try (Session session = stage.owner()) {
            Handler.ingest(session, "new~one", "A new one");
        }
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (file("SELECT 1 FROM content WHERE video_id = 'new~one'").isEmpty()) {
            assertThat(follow.isAlive()).isTrue();
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.onSpinWait();
        }
        follow.interrupt();
        follow.join();

        assertThat(ended.get().exitCode()).isEqualTo(3);
    }

    @Test
    void whatHappensMeanwhileArrives() throws SQLException, IOException, InterruptedException {
        Path original = Files.copy(stage.nas(), stage.nas().resolveSibling("original.db"));
        AtomicReference<CommandRun> ended = new AtomicReference<>();
        Thread follow = Thread.ofPlatform().start(() -> ended.set(mirror("--follow", "1s")));
        Thread writer = Thread.ofPlatform().start(this::writeAndDelete);
        // a program of old, which has the file to itself now and then
        while (writer.isAlive()) {
            Stage.legacy(stage.nas(), "UPDATE content SET rowid = rowid WHERE rowid = 1");
        }
        writer.join();
        follow.interrupt();
        follow.join();
        // wherever it stood
        assertThat(ended.get().errors().lines()).hasSize(1);

        assertThat(mirror().exitCode()).isZero();
        assertThat(Mirroring.mirror(stage, original).exitCode()).isZero();

        assertThat(Mirroring.rows(stage.nas())).isEqualTo(Mirroring.rows(original));
        assertThat(file("SELECT video_id FROM content WHERE video_id LIKE 'new~%'"))
                .containsExactlyInAnyOrderElementsOf(
                        stage.column("SELECT video_id FROM content WHERE video_id LIKE 'new~%'"))
                .hasSize(20);
        assertThat(mirror(
                                "--check",
                                "--reports",
                                stage.nas().resolveSibling("check").toString())
                        .output())
                .contains("0 videos differ");
    }

    private void writeAndDelete() {
        try (Session session = stage.owner()) {
            for (int i = 0; i < 60; i++) {
                Handler.ingest(session, "new~" + i % 40, "Written " + i);
                if (i >= 40) {
                    Handler.delete(session, "new~" + (i - 20));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
