package ytv2.migration.media;

import static org.assertj.core.api.Assertions.assertThat;
import static ytv2.migration.media.LegacyExports.mp3;
import static ytv2.migration.media.LegacyExports.png;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ytv2.migration.generate.Recipe;
import ytv2.migration.run.Stage;
import ytv2.migration.run.Stage.Done;

/// Whatever the ingest service says, nothing is half done, and the next call goes on.
class MediaAnswersIT {

    private final Stage stage;
    private final LegacyExports legacy;
    private final IngestStandIn service;

    MediaAnswersIT(@TempDir Path directory) throws SQLException, IOException {
        stage = Stage.of(directory, Recipe.clean(2).withSummaryBytes(60));
        legacy = LegacyExports.in(directory.resolve("legacy"));
        service = new IngestStandIn(stage);
    }

    @BeforeEach
    void writeLegacy() throws IOException {
        legacy.write("audio/first.mp3", mp3(1), 1);
        legacy.write("images/second.png", png(2), 1);
        legacy.write("third.png", png(3), 1);
    }

    @AfterEach
    void close() throws SQLException {
        service.close();
        stage.close();
    }

    private Done media(String... more) throws IOException {
        return media(Map.of("INGEST_TOKEN", "token", "INGEST_URL", service.url()), more);
    }

    private Done media(Map<String, String> environment, String... more) throws IOException {
        List<String> options =
                new ArrayList<>(List.of("--from", legacy.directory().toString(), "--jobs", "1"));
        options.addAll(List.of(more));
        return stage.command(environment, "media", options);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 502, 503, 504})
    void whatMayPassIsWaitedFor(int status) throws IOException, SQLException {
        service.answer(status, status);

        Done media = media();

        assertThat(media.exitCode()).isZero();
        assertThat(media.outcome("stored")).isEqualTo(3);
        assertThat(service.requests()).isEqualTo(5);
        assertThat(stage.number("SELECT count(*) FROM migrated_media WHERE path IN ('first.mp3', 'audio/first.mp3')"))
                .isEqualTo(2);
    }

    @Test
    void serviceThatStaysAwayIsNotWaitedForWithoutAnEnd() throws IOException {
        Done media = media(Map.of("INGEST_TOKEN", "token", "INGEST_URL", "http://localhost:1"), "--wait", "1s");

        assertThat(media.exitCode()).isEqualTo(3);
        assertThat(media.errors()).contains("http://localhost:1 does not answer", "run this again: it goes on");
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 507})
    void whatAnyFileWouldBeToldEndsItAtOnce(int status) throws IOException {
        service.answer(status);

        Done media = media();

        assertThat(media.exitCode()).isEqualTo(3);
        assertThat(media.errors()).contains(Integer.toString(status)).doesNotContain("token\n");
        assertThat(service.requests()).isEqualTo(1);
        assertThat(media().outcome("stored")).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 413, 415, 422})
    void refusedFileKeepsNoOtherOut(int status) throws IOException {
        service.answer(status);

        Done media = media();

        assertThat(media.exitCode()).isEqualTo(1);
        assertThat(media.outcome("stored")).isEqualTo(2);
        assertThat(media.list("-rejects.jsonl"))
                .singleElement()
                .asString()
                .contains("\"path\":\"audio/first.mp3\"", status + " told to");
        Done again = media();
        assertThat(again.exitCode()).isZero();
        assertThat(again.outcome("same")).isEqualTo(2);
    }

    @Test
    void fileOfADeletedVideoIsNoReject() throws IOException {
        service.answer(409);

        Done media = media();

        assertThat(media.exitCode()).isZero();
        assertThat(media.outcome("skipped_tombstoned")).isEqualTo(1);
    }

    @Test
    void storedBytesAreThoseOfTheFile() throws IOException, SQLException {
        Done _ = media();
        stage.change("DELETE FROM migrated_media");
        stage.change("UPDATE content_artifact SET sha256 = sha256('x') WHERE name = 'audio/first.mp3'");

        Done media = media(Map.of("INGEST_TOKEN", "token", "INGEST_URL", "http://localhost:1"), "--wait", "1s");

        // it alone would be sent
        assertThat(media.exitCode()).isEqualTo(3);
        assertThat(stage.column("SELECT path FROM migrated_media ORDER BY path"))
                .isSubsetOf("images/second.png", "third.png");
    }

    @Test
    void callsThatCannotGoWellDoNothing() throws IOException {
        assertThat(media(Map.of("INGEST_URL", service.url())).errors()).contains("set INGEST_TOKEN");
        assertThat(media(Map.of("INGEST_TOKEN", "token")).errors()).contains("start ./ytv2 up, or give --to URL");
        assertThat(media("--to", "ftp://x").exitCode()).isEqualTo(2);
        assertThat(media("--jobs", "0").exitCode()).isEqualTo(2);
        assertThat(media("--from", legacy.directory().resolve("audio").toString())
                        .exitCode())
                .isEqualTo(2);
        assertThat(service.requests()).isZero();
    }

    @Test
    void directoryThatIsNoneOfExportsIsRefused() throws IOException {
        Done media = stage.command(
                Map.of("INGEST_TOKEN", "token", "INGEST_URL", service.url()),
                "media",
                List.of("--from", legacy.directory().resolve("audio").toString()));

        assertThat(media.exitCode()).isEqualTo(3);
        assertThat(media.errors()).contains("neither audio nor images", "mounted");
    }

    @Test
    void secondTransferAtATimeIsRefused() throws IOException, SQLException {
        try (var other = stage.owner()) {
            other.run("SELECT pg_advisory_lock(1, 2)");

            Done media = media();

            assertThat(media.exitCode()).isEqualTo(3);
            assertThat(media.errors()).contains("are being taken over");
        }
        assertThat(media().outcome("stored")).isEqualTo(3);
    }
}
