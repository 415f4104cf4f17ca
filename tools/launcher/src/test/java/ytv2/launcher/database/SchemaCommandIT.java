package ytv2.launcher.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ytv2.launcher.CommandRun;
import ytv2.model.testing.Session;
import ytv2.model.testing.TestDatabase;
import ytv2.model.testing.Videos;

class SchemaCommandIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final TestDatabase database = TestDatabase.empty();

    @TempDir
    private Path data;

    @AfterEach
    void dropDatabase() throws SQLException {
        database.close();
    }

    @Test
    void upAppliesEverythingAndThenNothing() throws SQLException {
        CommandRun first = schema("ytv2_owner", "up");
        CommandRun second = schema("ytv2_owner", "up");

        assertThat(first.output())
                .contains("version " + newest())
                .contains("(" + versions().size() + " migrations applied)")
                .doesNotContain("roles");
        assertThat(second.output()).contains("(0 migrations applied)");
        assertThat(List.of(first.exitCode(), second.exitCode())).containsOnly(0);
    }

    @Test
    void userWhoMayNotMigrateIsToldSoInOneLine() {
        CommandRun run = schema("ytv2_ingest", "up");

        assertThat(run.output())
                .contains("the schema could not be migrated", "permission denied for schema public")
                .doesNotContain("---", "Error Code", "Run Flyway", "SQL State")
                .hasLineCount(1);
        assertThat(run.exitCode()).isEqualTo(1);
    }

    @Test
    void olderNameOfTheVariableWorks() {
        CommandRun run = CommandRun.of(
                new SchemaCommand(),
                Map.of("DATABASE_URL_POSTGRES_NEW", database.superuserUrl().toUri()),
                withData("up"));

        assertThat(run.output()).contains("schema is at version").doesNotContain("roles");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void downTakesTheNewestBack() throws SQLException {
        schemaUp();
        String newest = newest();

        CommandRun run = schema("ytv2_owner", "down");

        assertThat(run.output()).contains("took back " + newest);
        assertThat(run.exitCode()).isZero();
        assertThat(versions()).isNotEmpty().doesNotContain(newest);
    }

    @Test
    void downNamesWhatWouldBeLostAndWaitsForYes() throws SQLException {
        // Given
        schemaUp();
        try (Session owner = database.owner()) {
            Videos.insertListed(owner, "a");
            Videos.insertListed(owner, "b");
            Videos.summarise(owner, "b", "audio", "spoken");
        }
        List<@Nullable String> before = versions();

        // When
        CommandRun asked = schema("ytv2_owner", "down", "--all");

        // Then
        assertThat(asked.output())
                .contains("deletes table content: 2 rows")
                .contains("deletes table content_summaries: 3 rows")
                .contains("deletes table report_card: 2 rows")
                .contains("--yes")
                .doesNotContain("content_tombstone");
        assertThat(asked.exitCode()).isEqualTo(1);
        assertThat(versions()).isEqualTo(before);
        assertThat(schema("ytv2_owner", "down", "--all", "--yes").exitCode()).isZero();
        assertThat(versions()).isEmpty();
    }

    @Test
    void downWithoutDataAsksNothing() throws SQLException {
        schemaUp();

        assertThat(schema("ytv2_owner", "down", "--all").exitCode()).isZero();
        assertThat(versions()).isEmpty();
        assertThat(schema("ytv2_owner", "down").output()).contains("nothing to take back");
    }

    @Test
    void downToAVersionLeavesThatVersion() throws SQLException {
        schemaUp();

        CommandRun run = schema("ytv2_owner", "down", "--to", "3");

        assertThat(run.exitCode()).isZero();
        assertThat(versions()).containsExactly("001", "002", "003");
        schemaUp();
        assertThat(versions()).contains("004");
    }

    @Test
    void downToAnUnknownVersionIsRefused() throws SQLException {
        schemaUp();

        assertThat(schema("ytv2_owner", "down", "--to", "999").output()).contains("there is no version 999");
        assertThat(schema("ytv2_owner", "down", "--to", "x").output()).contains("'x' is no version");
        assertThat(schema("ytv2_owner", "down", "--to", "1", "--all").exitCode())
                .isEqualTo(2);
    }

    @Test
    void downRefusesASchemaThatIsNewerThanThisBuild() throws SQLException {
        // Given
        schemaUp();
        pretendNewer();
        List<@Nullable String> before = versions();

        // When
        CommandRun run = schema("ytv2_owner", "down", "--yes");

        // Then
        assertThat(run.output()).contains("version 999 (from the future), which this build does not know");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(versions()).isEqualTo(before);
    }

    @Test
    void failedStepLeavesEverythingAsItWas() throws SQLException {
        // Given
        schemaUp();
        List<@Nullable String> before = versions();
        try (Session owner = database.owner()) {
            owner.run("CREATE VIEW in_the_way AS SELECT video_id FROM content");
        }

        // When
        CommandRun run = schema("ytv2_owner", "down", "--all");

        // Then
        assertThat(run.output()).contains("the schema stays as it was").contains("content");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(versions()).isEqualTo(before);
    }

    @Test
    void downWaitsForAMigrationAndAMigrationForIt() throws Exception {
        schemaUp();
        try (Session holder = database.owner();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            // Given
            holder.begin();
            SchemaLock.take(holder.connection());

            // When
            Future<CommandRun> down = threads.submit(() -> schema("ytv2_owner", "down"));
            Future<CommandRun> up = threads.submit(() -> schema("ytv2_owner", "up"));
            awaitAdvisoryLock(down, up);
            holder.rollback();

            // Then
            assertThat(down.get(PATIENCE.toSeconds(), TimeUnit.SECONDS).exitCode())
                    .isZero();
            assertThat(up.get(PATIENCE.toSeconds(), TimeUnit.SECONDS).exitCode())
                    .isZero();
        }
    }

    @Test
    void statusShowsEveryMigration() throws SQLException {
        CommandRun empty = schema("ytv2_owner", "status");
        schemaUp();
        CommandRun full = schema("ytv2_owner", "status");
        pretendNewer();
        CommandRun newer = schema("ytv2_owner", "status");

        assertThat(empty.output().lines()).anyMatch(line -> line.matches("001 +create content +- +pending"));
        assertThat(empty.exitCode()).isEqualTo(1);
        assertThat(full.output().lines())
                .anyMatch(line -> line.matches("version +description +installed at +state"))
                .anyMatch(line ->
                        line.matches("001 +create content +\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d +applied"));
        assertThat(full.exitCode()).isZero();
        assertThat(newer.output()).contains("from the future").contains("newer than this build");
        assertThat(newer.exitCode()).isEqualTo(1);
    }

    @Test
    void readsTheConnectionFromTheStacksDirectory() throws Exception {
        Files.writeString(data.resolve("stack.properties"), """
                database=embedded
                postgres.port=1
                password.ytv2_owner=a
                password.ytv2_ingest=b
                password.ytv2_dashboard=c
                """);

        CommandRun run = CommandRun.of(new SchemaCommand(), Map.of(), withData("status"));

        assertThat(run.output()).contains("postgres://ytv2_owner@127.0.0.1:1/ytv2");
        assertThat(run.exitCode()).isEqualTo(1);
    }

    @Test
    void saysWhatIsMissingWithoutAnyDatabase() {
        CommandRun run = CommandRun.of(new SchemaCommand(), Map.of(), withData("status"));

        assertThat(run.output()).contains("set DATABASE_URL");
        assertThat(run.exitCode()).isEqualTo(1);
    }

    private void awaitAdvisoryLock(Future<CommandRun> down, Future<CommandRun> up) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        try (Session observer = database.superuser()) {
            long waiting = 0;
            long trying = 0;
            while (waiting == 0 || trying == 0) {
                assertThat(System.nanoTime()).isLessThan(end);
                assertThat(down.isDone() || up.isDone()).isFalse();
                waiting = observer.number("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted");
                trying = observer.number(
                        "SELECT count(*) FROM pg_stat_activity WHERE query LIKE '%pg_try_advisory_xact_lock%'"
                                + " AND datname = current_database() AND pid <> pg_backend_pid()");
            }
        }
    }

    private void schemaUp() {
        assertThat(schema("ytv2_owner", "up").exitCode()).isZero();
    }

    private CommandRun schema(String role, String... arguments) {
        Map<String, String> environment =
                Map.of("DATABASE_URL", database.url(role).toUri());
        return CommandRun.of(new SchemaCommand(), environment, withData(arguments));
    }

    private String[] withData(String... arguments) {
        List<String> all = new java.util.ArrayList<>(List.of(arguments));
        all.addAll(List.of("--data", data.toString()));
        return all.toArray(String[]::new);
    }

    private void pretendNewer() throws SQLException {
        try (Session owner = database.owner()) {
            owner.run("""
                    INSERT INTO flyway_schema_history
                    SELECT max(installed_rank) + 1, '999', 'from the future', 'SQL', 'V999__from_the_future.sql', 1,
                           current_user, now(), 1, true
                    FROM flyway_schema_history
                    """);
        }
    }

    private String newest() throws SQLException {
        return String.valueOf(versions().getLast());
    }

    private List<@Nullable String> versions() throws SQLException {
        try (Session owner = database.owner()) {
            return owner.column("SELECT version FROM flyway_schema_history ORDER BY version");
        }
    }
}
