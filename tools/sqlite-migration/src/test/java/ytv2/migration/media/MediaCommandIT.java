package ytv2.migration.media;

import static org.assertj.core.api.Assertions.assertThat;
import static ytv2.migration.media.LegacyExports.mp3;
import static ytv2.migration.media.LegacyExports.png;
import static ytv2.migration.media.MediaStage.OLD_HOST;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ytv2.migration.generate.Recipe;
import ytv2.migration.run.Stage.Done;

/// Files of a legacy dashboard go through the packaged ingest service.
class MediaCommandIT {

    private static final int SILENT = 0;
    private static final int NAMED = 4;
    private static final int UNNAMED = 8;
    private static final int LOST = 12;
    private static final int ELSEWHERE = 16;
    private static final int COVERED = 1;
    private static final int DRAWN = 2;
    private static final int RIVALLED = 3;
    private static final int TUBE = 5;

    private final MediaStage stage;

    MediaCommandIT(@TempDir Path directory) throws SQLException, IOException {
        this.stage = MediaStage.of(directory, Recipe.clean(20).withSummaryBytes(60), Map.of());
    }

    @BeforeEach
    void writeLegacy() throws SQLException, IOException {
        LegacyExports legacy = stage.legacy();
        stage.sayAudio(NAMED, OLD_HOST + "/exports/audio/" + named());
        legacy.write("audio/" + named(), mp3(1), 2);
        legacy.write("audio/" + stage.videoId(NAMED) + ".mp3", mp3(2), 1);
        legacy.write("audio/" + stage.videoId(UNNAMED) + ".mp3", mp3(3), 1);
        stage.sayAudio(LOST, "/exports/audio/lost.mp3");
        stage.sayAudio(ELSEWHERE, "https://cdn.example/talk.mp3");
        legacy.write("audio/" + stage.videoId(ELSEWHERE) + ".mp3", mp3(4), 1);
        stage.say(COVERED, "thumbnail_url", "/exports/cover.png");
        legacy.write("cover.png", png(5), 1);
        ObjectNode drawn = JsonNodeFactory.instance.objectNode();
        drawn.putArray("summary_image_variants")
                .addObject()
                .put("url", OLD_HOST + "/exports/images/two words.png?v=1")
                .put("prompt", "see /exports/images/two words.png");
        stage.say(DRAWN, "analysis", drawn);
        legacy.write("images/two words.png", png(6), 1);
        stage.say(RIVALLED, "thumbnail_url", OLD_HOST + "/exports/images/taken.png");
        legacy.write("images/taken.png", png(7), 1);
        legacy.write("audio/intro.mp3", mp3(8), 1);
        legacy.write("notes.txt", new byte[] {'n'}, 1);
    }

    @AfterEach
    void endService() throws SQLException, InterruptedException {
        stage.close();
    }

    private void takeOver() throws IOException {
        assertDone(stage.run());
        assertDone(stage.media());
    }

    private static void assertDone(Done done) {
        assertThat(done.errors()).isEmpty();
        assertThat(done.exitCode()).isZero();
    }

    private String named() {
        return "audio_" + stage.videoId(NAMED) + "_20250102_120000.mp3";
    }

    @Test
    void filesAreStoredAndVideosNameThemWhereTheyAre() throws Exception {
        // Given
        stage.upload("/api/upload-image", "image", "taken.png", png(70), Optional.empty());
        assertThat(stage.run().exitCode()).isZero();

        // When
        Done media = stage.media();

        // Then
        assertThat(media.errors()).isEmpty();
        assertThat(media.exitCode()).isZero();
        assertThat(media.outcome("stored")).isEqualTo(6);
        assertThat(media.outcome("superseded")).isEqualTo(1);
        assertThat(media.outcome("heard_elsewhere")).isEqualTo(1);
        assertThat(media.result().path("source_unchanged").asBoolean()).isTrue();
        String heard = "/exports/audio/" + stage.videoId(NAMED) + ".mp3";
        assertThat(stage.card(NAMED, "media,audio_url")).isEqualTo(heard);
        assertThat(stage.served(heard)).isEqualTo(mp3(1));
        assertThat(stage.served("/exports/audio/" + named())).isEqualTo(mp3(1));
        assertThat(stage.served("/exports/by_video/" + stage.videoId(NAMED) + ".mp3"))
                .isEqualTo(mp3(1));
        assertThat(stage.served(stage.card(UNNAMED, "media,audio_url"))).isEqualTo(mp3(3));
        assertThat(stage.card(ELSEWHERE, "media,audio_url")).isEqualTo("https://cdn.example/talk.mp3");
        assertThat(stage.card(COVERED, "thumbnail_url")).isEqualTo("/exports/images/cover.png");
        assertThat(stage.served("/exports/images/cover.png")).isEqualTo(png(5));
        String rivalled = stage.card(RIVALLED, "thumbnail_url");
        assertThat(rivalled).startsWith("/exports/images/taken-").doesNotContain("taken.png");
        assertThat(stage.served(rivalled)).isEqualTo(png(7));
        assertThat(stage.card(DRAWN, "analysis,summary_image_variants,0,url"))
                .isEqualTo("/exports/images/two_words.png");
        assertThat(stage.card(DRAWN, "analysis,summary_image_variants,0,prompt"))
                .isEqualTo("see /exports/images/two words.png");
        assertThat(stage.card(TUBE, "thumbnail_url")).startsWith("https://img.youtube.com/");
        assertThat(stage.served("/exports/audio/intro.mp3")).isEqualTo(mp3(8));
        assertThat(media.list("-missing.txt"))
                .containsExactlyInAnyOrder(
                        stage.videoId(LOST) + "  analysis_json  /exports/audio/lost.mp3",
                        stage.videoId(SILENT) + "  has_audio  /exports/by_video/" + stage.videoId(SILENT) + ".mp3");
        assertThat(Files.readString(media.reports().resolve("migration-audit.jsonl")))
                .contains("\"command\":\"media\"");
    }

    @Test
    void secondTimeAndRunsAndVerifyChangeNothing() throws Exception {
        takeOver();
        List<String> state = stage.state();
        long audit = stage.stage().number("SELECT count(*) FROM content_audit");

        Done media = stage.media();
        Done run = stage.run();
        Done verify = stage.verify();

        assertThat(media.output()).contains("nothing has changed");
        assertThat(media.outcome("same")).isEqualTo(6);
        assertThat(media.outcome("stored")).isZero();
        assertThat(run.output()).contains("nothing has changed");
        assertThat(verify.output()).contains("no difference");
        assertThat(verify.result().path("compared").asLong()).isEqualTo(20);
        assertThat(stage.state()).isEqualTo(state);
        assertThat(stage.stage().number("SELECT count(*) FROM content_audit")).isEqualTo(audit);
    }

    @Test
    void filesBeforeRowsEndWhereRowsBeforeFilesDo() throws Exception {
        takeOver();
        List<String> state = stage.state();
        for (String table :
                List.of("migrated_media", "content_artifact", "content", "migrated_video", "content_audit")) {
            stage.stage().change("DELETE FROM " + table);
        }

        Done before = stage.media();
        Done run = stage.run();
        String covered = stage.card(COVERED, "thumbnail_url");
        Done after = stage.media();

        assertThat(before.exitCode()).isZero();
        assertThat(run.exitCode()).isZero();
        assertThat(covered).isEqualTo("/exports/images/cover.png");
        assertThat(after.exitCode()).isZero();
        assertThat(urls(stage.state())).isEqualTo(urls(state));
        assertThat(stage.verify().output()).contains("no difference");
    }

    private static List<String> urls(List<String> state) {
        return state.stream().filter(line -> line.startsWith("{")).toList();
    }

    @Test
    void newerRowsBringNoOldUrlBackAndAreNotLost() throws Exception {
        takeOver();
        List<String> urls = List.of(stage.card(NAMED, "media,audio_url"), stage.card(COVERED, "thumbnail_url"));
        // older than what the upload has written
        stage.say(NAMED, "title", "Another title");
        stage.say(COVERED, "title", "Another, too");

        Done run = stage.run();

        assertThat(run.outcome("updated")).isEqualTo(2);
        assertThat(stage.card(NAMED, "title")).isEqualTo("Another title");
        assertThat(stage.card(COVERED, "title")).isEqualTo("Another, too");
        assertThat(List.of(stage.card(NAMED, "media,audio_url"), stage.card(COVERED, "thumbnail_url")))
                .isEqualTo(urls);
        assertThat(stage.media().output()).contains("nothing has changed");
        assertThat(stage.verify().output()).contains("no difference");
    }

    @Test
    void whatIsDeletedOrUploadedHereStaysSo() throws Exception {
        Done _ = stage.run();
        assertThat(stage.delete(stage.videoId(UNNAMED))).isEqualTo(200);
        stage.upload("/ingest/audio", "audio", "new.mp3", mp3(90), Optional.of(stage.videoId(NAMED)));

        Done media = stage.media();

        assertThat(media.exitCode()).isZero();
        assertThat(media.outcome("skipped_tombstoned")).isEqualTo(1);
        assertThat(media.outcome("kept")).isEqualTo(1);
        assertThat(stage.served("/exports/audio/" + stage.videoId(NAMED) + ".mp3"))
                .isEqualTo(mp3(90));
        assertThat(stage.stored().resolve("audio/" + stage.videoId(UNNAMED) + ".mp3"))
                .doesNotExist();
        assertThat(stage.delete(stage.videoId(COVERED))).isEqualTo(200);
        assertThat(stage.media().outcome("stored")).isZero();
    }

    @Test
    void changedFileOfTheSourceReplacesWhatCameFromThere() throws Exception {
        takeOver();
        stage.legacy().write("audio/" + named(), mp3(91), 3);

        Done media = stage.media();

        assertThat(media.outcome("stored")).isEqualTo(1);
        assertThat(stage.served(stage.card(NAMED, "media,audio_url"))).isEqualTo(mp3(91));
        assertThat(stage.media().outcome("stored")).isZero();
    }

    @Test
    void anyOtherChangeOfTheseFieldsIsFound() throws Exception {
        takeOver();
        stage.stage()
                .change(
                        "UPDATE content SET thumbnail_url = '/exports/images/other.png' WHERE video_id = ?",
                        stage.videoId(COVERED));
        stage.stage()
                .change(
                        "UPDATE content SET analysis_json = analysis_json || '{\"audio_url\": \"/exports/audio/x.mp3\"}'"
                                + " WHERE video_id = ?",
                        stage.videoId(NAMED));
        stage.stage().change("UPDATE content SET has_audio = true WHERE video_id = ?", stage.videoId(TUBE));

        Done verify = stage.verify();

        assertThat(verify.exitCode()).isEqualTo(3);
        assertThat(verify.list("-differences.txt"))
                .anyMatch(line -> line.contains(stage.videoId(COVERED) + " thumbnail_url"))
                .anyMatch(line -> line.contains(stage.videoId(NAMED) + " analysis_json"))
                .anyMatch(line -> line.contains(stage.videoId(TUBE) + " has_audio"));
    }

    @Test
    void filesThatTheServiceDoesNotTakeAreNamed() throws Exception {
        stage.legacy().write("audio/page.mp3", "<html>".getBytes(java.nio.charset.StandardCharsets.UTF_8), 1);
        stage.legacy().write("audio/empty.mp3", new byte[0], 1);
        stage.legacy().write("images/huge.png", java.util.Arrays.copyOf(png(1), 11 << 20), 1);
        Done _ = stage.run();

        Done media = stage.media();

        assertThat(media.exitCode()).isEqualTo(1);
        assertThat(media.outcome("stored")).isEqualTo(6);
        assertThat(media.list("-rejects.jsonl"))
                .hasSize(3)
                .anyMatch(line -> line.contains("audio/page.mp3") && line.contains("415"))
                .anyMatch(line -> line.contains("audio/empty.mp3") && line.contains("400"))
                .anyMatch(line -> line.contains("images/huge.png") && line.contains("413"));
    }

    @Test
    void storedFilesAreOpened() throws Exception {
        takeOver();
        String directory = stage.stored().toString();

        Done here = stage.verify("--exports", directory);
        Done served = stage.verify("--media", stage.service().url().toString());

        assertThat(here.output())
                .contains("7 files opened")
                .contains("2 urls name")
                .contains("no difference");
        assertThat(served.output()).contains("7 files opened").contains("no difference");
        assertThat(stage.verify().output()).contains("media was not opened");
        Files.write(stage.stored().resolve("images/cover.png"), png(6));
        Files.delete(stage.stored().resolve("audio/intro.mp3"));
        Done spoilt = stage.verify("--exports", directory);
        assertThat(spoilt.exitCode()).isEqualTo(3);
        assertThat(spoilt.list("-differences.txt"))
                .hasSize(2)
                .anyMatch(line -> line.startsWith("missing") && line.contains("audio/intro.mp3"))
                .anyMatch(line -> line.startsWith("different") && line.contains("images/cover.png"));
        assertThat(stage.verify("--media", stage.service().url().toString()).exitCode())
                .isEqualTo(3);
        assertThat(stage.verify("--exports", stage.legacy().directory().toString())
                        .output())
                .contains("the exports directory")
                .contains("1 differences");
    }

    @Test
    void whatVideosReferToIsDownloaded() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        AtomicInteger requests = new AtomicInteger();
        AtomicBoolean stalled = new AtomicBoolean();
        var _ = server.createContext("/exports/", exchange -> {
            int _ = requests.incrementAndGet();
            boolean known =
                    "Bearer open sesame".equals(exchange.getRequestHeaders().getFirst("Authorization"));
            boolean stalls =
                    exchange.getRequestURI().getPath().endsWith("cover.png") && stalled.compareAndSet(false, true);
            if (!known) {
                exchange.sendResponseHeaders(401, -1);
                exchange.close();
            } else if (stalls) {
                stall(exchange);
            } else {
                stage.legacy().serve(exchange);
            }
        });
        server.start();
        Done _ = stage.run();
        try {
            String address = "http://localhost:" + server.getAddress().getPort();

            Done media = stage.mediaFrom(address, "--stall-limit", "1s");

            assertThat(media.errors()).isEmpty();
            assertThat(media.exitCode()).isZero();
            assertThat(media.outcome("stored")).isEqualTo(5);
            assertThat(media.outcome("missing")).isEqualTo(2);
            assertThat(stage.served(stage.card(NAMED, "media,audio_url"))).isEqualTo(mp3(1));
            assertThat(stage.card(COVERED, "thumbnail_url")).isEqualTo("/exports/images/cover.png");
            assertThat(stage.card(ELSEWHERE, "media,audio_url")).isEqualTo("https://cdn.example/talk.mp3");
            int before = requests.get();
            Done again = stage.mediaFrom(address, "--stall-limit", "1s");
            assertThat(stalled).isTrue();
            assertThat(again.output()).contains("nothing has changed");
            assertThat(requests.get() - before).isEqualTo(2);
            assertThat(stage.verify().output()).contains("no difference");
        } finally {
            server.stop(0);
        }
    }

    /// Half of what was promised, and then nothing.
    private static void stall(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 1000);
        exchange.getResponseBody().write(new byte[500]);
        exchange.getResponseBody().flush();
    }

    @Test
    void videosThatOthersHaveWrittenGetTheirUrlsToo() throws Exception {
        Done _ = stage.run();
        stage.stage()
                .change(
                        "INSERT INTO content (video_id, title, channel_name, content_source, summary_image_url)"
                                + " VALUES ('ingested', 'T', 'C', 'web', ?)",
                        OLD_HOST + "/exports/cover.png");

        assertDone(stage.media());

        assertThat(stage.stage().column("SELECT summary_image_url FROM content WHERE video_id = 'ingested'"))
                .containsExactly("/exports/images/cover.png");
    }
}
