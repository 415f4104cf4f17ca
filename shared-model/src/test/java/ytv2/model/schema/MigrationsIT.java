package ytv2.model.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.flywaydb.core.api.MigrationInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ytv2.model.testing.Session;
import ytv2.model.testing.TestDatabase;
import ytv2.model.testing.Videos;

/// The way up and the way down of every migration.
class MigrationsIT {

    @RegisterExtension
    static final TestDatabase NAMES = TestDatabase.empty();

    /// Every migration's file name, oldest first.
    static Stream<String> migrations() {
        return Arrays.stream(NAMES.flyway().load().info().all()).map(MigrationInfo::getScript);
    }

    @ParameterizedTest
    @MethodSource("migrations")
    void wayDownLeavesWhatWasThereBefore(String migration) throws SQLException {
        try (TestDatabase database = TestDatabase.empty();
                Session owner = database.owner()) {
            // Given
            List<String> scripts = migrations().toList();
            int place = scripts.indexOf(migration);
            if (place > 0) {
                migrateTo(database, scripts.get(place - 1));
            }
            String before = Catalogue.describe(owner);

            // When
            migrateTo(database, migration);
            assertThat(Catalogue.describe(owner)).isNotEqualTo(before);
            rollBack(owner, migration);

            // Then
            assertThat(Catalogue.describe(owner)).isEqualTo(before);
        }
    }

    @Test
    void upDownAndUpAgainLeaveTheSameSchema() throws SQLException {
        try (TestDatabase database = TestDatabase.migrated();
                Session owner = database.owner()) {
            // Given
            String first = Catalogue.describe(owner);
            Videos.insertListed(owner, "video");
            owner.run("SELECT publish_content_event('video', 'report-added', '{}', 'test')");

            // When
            List<String> newestFirst = new ArrayList<>(migrations().toList());
            Collections.reverse(newestFirst);
            for (String migration : newestFirst) {
                rollBack(owner, migration);
            }
            List<String> left = tables(owner);
            database.flyway().load().migrate();

            // Then
            assertThat(left).containsExactly("flyway_schema_history");
            assertThat(Catalogue.describe(owner)).isEqualTo(first);
        }
    }

    @Test
    void describesGrantsIndexesAndFunctions() throws SQLException {
        try (TestDatabase database = TestDatabase.migrated();
                Session owner = database.owner()) {
            assertThat(Catalogue.describe(owner))
                    .contains(
                            "grant relation content_event INSERT to ytv2_ingest",
                            "CREATE UNIQUE INDEX ix_content_summaries_latest",
                            "CREATE TRIGGER trg_summaries_mark_latest_ins",
                            "CREATE OR REPLACE FUNCTION public.mark_latest_summary()",
                            "ON SELECT TO public.v_report_card DO INSTEAD",
                            "constraint fk_report_card_video_id",
                            "column content_event.001 id")
                    .doesNotContain("gin_trgm_consistent", "flyway_schema_history");
        }
    }

    private static void migrateTo(TestDatabase database, String script) {
        database.flyway().target(version(script)).load().migrate();
    }

    /// What `schema down` does for one step.
    private static void rollBack(Session owner, String script) throws SQLException {
        owner.begin();
        owner.run(TestDatabase.resource("/db/rollback/" + script));
        owner.run("DELETE FROM flyway_schema_history WHERE script = ?", script);
        owner.commit();
    }

    private static String version(String script) {
        return script.substring(1, script.indexOf("__"));
    }

    private static List<String> tables(Session owner) throws SQLException {
        return owner
                .column("SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace")
                .stream()
                .map(Objects::requireNonNull)
                .toList();
    }
}
