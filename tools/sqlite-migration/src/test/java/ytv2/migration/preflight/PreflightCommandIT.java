package ytv2.migration.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ytv2.migration.CommandRun;
import ytv2.migration.generate.Recipe;
import ytv2.migration.run.Stage;
import ytv2.model.testing.TestDatabase;

class PreflightCommandIT {

    private static final String[] ZONES = {"--nas-timezone", "Europe/Berlin", "--dashboard-timezone", "UTC"};

    private final Path directory;
    private final Stage stage;

    PreflightCommandIT(@TempDir Path directory) throws SQLException, IOException {
        this.directory = directory;
        stage = Stage.of(directory, Recipe.clean(8).withSummaryBytes(60));
    }

    @AfterEach
    void dropDatabase() throws SQLException {
        stage.close();
    }

    @Test
    void timeWithoutAZoneIsNoGo() throws IOException {
        Stage.Done preflight = stage.preflight("--nas-timezone", "Europe/Berlin");

        assertThat(preflight.output())
                .containsPattern(
                        "NO-GO  time zones: \\d+ times of the dashboard have no offset: add --dashboard-timezone")
                .doesNotContain("times of the nas")
                .endsWith("NO-GO\n");
        assertThat(preflight.result().path("go").asBoolean(true)).isFalse();
        assertThat(preflight.exitCode()).isEqualTo(3);
    }

    @Test
    void goesWhenAllIsKnownAndWritesNothing() throws SQLException, IOException {
        long rows = stage.rows();

        Stage.Done preflight = stage.preflight(ZONES);

        assertThat(preflight.errors()).isEmpty();
        assertThat(preflight.output())
                .contains("8 videos")
                .contains("GO     time zones: every time is certain")
                .contains("GO     rejects: none")
                .contains("GO     version: PostgreSQL ")
                .contains("GO     extensions: pgcrypto, pg_trgm, unaccent")
                .contains("GO     roles: ytv2_owner, ytv2_ingest, ytv2_dashboard")
                .contains("GO     free connections: ")
                .contains("GO     emptiness: no video yet")
                .doesNotContain("NO-GO")
                .endsWith("GO\n");
        assertThat(preflight.exitCode()).isZero();
        assertThat(preflight.result().path("checks")).hasSize(8);
        assertThat(stage.rows()).isEqualTo(rows);
    }

    @Test
    void whatIsThereIsToldOfAndStaysAsItIs() throws SQLException, IOException {
        assertThat(stage.run().exitCode()).isZero();
        Map<String, String> before = stage.checksums();
        long rows = stage.rows();

        Stage.Done preflight = stage.preflight(ZONES);

        assertThat(preflight.output())
                .contains("NOTE   emptiness: 7 videos and 1 deletes are there: they are merged with, and kept");
        assertThat(preflight.exitCode()).isZero();
        assertThat(stage.checksums()).isEqualTo(before);
        assertThat(stage.rows()).isEqualTo(rows);
    }

    @Test
    void rejectsAreListedWithTheirReasons() throws SQLException, IOException {
        Stage.legacy(stage.nas(), "UPDATE content SET video_id = 'no id!' WHERE rowid = 2");

        Stage.Done preflight = stage.preflight(ZONES);

        assertThat(preflight.output())
                .contains("NOTE   rejects: 2 rows or parts of rows would not be taken; see the list");
        assertThat(preflight.list("-rejects.jsonl"))
                .singleElement()
                .asString()
                .contains("\"reason\":\"nas content rowid 2 video_id must be");
        assertThat(preflight.list("-notes.txt")).anyMatch(line -> line.startsWith("rejected  no id!  nas content "));
        assertThat(preflight.exitCode()).isEqualTo(1);
    }

    @Test
    void targetWithoutSchemaIsNoGo() throws SQLException {
        try (TestDatabase empty = TestDatabase.empty()) {
            CommandRun run = on(empty.url("ytv2_owner").toUri());

            assertThat(run.output())
                    .containsPattern("NO-GO  target: .* lacks the newest schema; run ./ytv2 schema up\n")
                    .endsWith("NO-GO\n");
            assertThat(run.errors()).isEmpty();
            assertThat(run.exitCode()).isEqualTo(3);
        }
    }

    @Test
    void unreachableTargetIsNoGo() {
        CommandRun run = on("postgres://somebody:secret@127.0.0.1:1/ytv2");

        assertThat(run.output())
                .containsPattern("NO-GO  target: cannot use postgres://somebody@127.0.0.1:1/ytv2: .+\n")
                .doesNotContain("secret")
                .endsWith("NO-GO\n");
        assertThat(run.errors()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(3);
    }

    private CommandRun on(String target) {
        return CommandRun.of(
                Map.of("DATABASE_URL", target),
                "preflight",
                "--nas",
                stage.nas().toString(),
                "--nas-timezone",
                "UTC",
                "--reports",
                directory.resolve("reports").toString());
    }
}
