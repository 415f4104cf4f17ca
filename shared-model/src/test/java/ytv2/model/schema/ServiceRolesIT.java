package ytv2.model.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import ytv2.model.testing.Session;
import ytv2.model.testing.TestDatabase;
import ytv2.model.testing.Videos;

/// What the two services' roles can do, and above all what they cannot.
class ServiceRolesIT {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    private static final String INSUFFICIENT_PRIVILEGE = "42501";
    private static final String READ_ONLY_TRANSACTION = "25006";

    @BeforeAll
    static void insertVideo() throws SQLException {
        try (Session ingest = DATABASE.ingest()) {
            Videos.insertListed(ingest, "video");
            ingest.run("SELECT publish_content_event('video', 'report-added', '{}', 'test')");
        }
    }

    static Stream<String> writes() {
        return Stream.of(
                        "content",
                        "content_summaries",
                        "content_tombstone",
                        "refused_report",
                        "content_event",
                        "content_audit",
                        "content_artifact",
                        "media_removal",
                        "report_card")
                .flatMap(table -> Stream.of(
                        "DELETE FROM " + table,
                        "UPDATE " + table + " SET video_id = video_id",
                        "INSERT INTO " + table + " (video_id) SELECT video_id FROM " + table + " WHERE false",
                        "SELECT FROM " + table + " FOR UPDATE"));
    }

    @ParameterizedTest
    @MethodSource("writes")
    void dashboardLacksTheRightToWrite(String write) throws SQLException {
        try (Session dashboard = DATABASE.dashboard()) {
            dashboard.run("SET default_transaction_read_only = off");

            assertThat(sqlState(dashboard, write)).isEqualTo(INSUFFICIENT_PRIVILEGE);
        }
    }

    @ParameterizedTest
    @MethodSource("writes")
    void dashboardsTransactionsAreReadOnly(String write) throws SQLException {
        try (Session dashboard = DATABASE.dashboard()) {
            assertThat(sqlState(dashboard, write)).isEqualTo(READ_ONLY_TRANSACTION);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT refresh_report_card('{video}')",
                "SELECT publish_content_event('video', 'report-added', '{}', 'test')"
            })
    void dashboardCannotWriteThroughTheSchemasFunctions(String call) throws SQLException {
        try (Session dashboard = DATABASE.dashboard()) {
            dashboard.run("SET default_transaction_read_only = off");

            assertThat(sqlState(dashboard, call)).isEqualTo(INSUFFICIENT_PRIVILEGE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"facet_count", "facet_change", "card_fragment"})
    void dashboardReadsWhatIsKeptWithCardsAndLeavesItAlone(String table) throws SQLException {
        try (Session dashboard = DATABASE.dashboard()) {
            assertThat(dashboard.number("SELECT count(*) FROM " + table)).isNotNegative();
            assertThat(dashboard.number("SELECT count FROM v_facet_count WHERE token = ''"))
                    .isEqualTo(1);
            dashboard.run("SET default_transaction_read_only = off");
            assertThat(sqlState(dashboard, "DELETE FROM " + table)).isEqualTo(INSUFFICIENT_PRIVILEGE);
            assertThat(sqlState(dashboard, "SELECT fold_facet_changes()")).isEqualTo(INSUFFICIENT_PRIVILEGE);
        }
    }

    @Test
    void dashboardReadsEverything() throws SQLException {
        try (Session dashboard = DATABASE.dashboard()) {
            for (String relation : new String[] {
                "content", "content_summaries", "content_event", "report_card", "v_latest_summaries", "v_report_card"
            }) {
                assertThat(dashboard.number("SELECT count(*) FROM " + relation))
                        .as(relation)
                        .isEqualTo(1);
            }
            assertThat(dashboard.number("SELECT count(*) FROM content_tombstone"))
                    .isZero();
        }
    }

    static Stream<String> definitions() {
        return Stream.of(
                "CREATE TABLE t (a integer)",
                "CREATE TEMPORARY TABLE t (a integer)",
                "CREATE SCHEMA s",
                "CREATE VIEW w AS SELECT 1 AS a",
                "CREATE FUNCTION f() RETURNS integer LANGUAGE sql AS 'SELECT 1'",
                "CREATE INDEX i ON content (title)",
                "ALTER TABLE content ADD COLUMN a integer",
                "ALTER TABLE content DISABLE TRIGGER USER",
                "ALTER FUNCTION mark_latest_summary() RENAME TO f",
                "DROP TABLE report_card",
                "DROP VIEW v_report_card",
                "DROP INDEX ix_content_summaries_latest",
                "DROP TRIGGER trg_summaries_mark_latest_ins ON content_summaries",
                "TRUNCATE content CASCADE",
                "TRUNCATE content_event",
                "CREATE ROLE r");
    }

    @ParameterizedTest
    @MethodSource("definitions")
    void ingestRunsNoDefinition(String definition) throws SQLException {
        try (Session ingest = DATABASE.ingest()) {
            assertThat(sqlState(ingest, definition)).isEqualTo(INSUFFICIENT_PRIVILEGE);
        }
    }

    @ParameterizedTest
    @MethodSource("definitions")
    void dashboardRunsNoDefinition(String definition) throws SQLException {
        try (Session dashboard = DATABASE.dashboard()) {
            dashboard.run("SET default_transaction_read_only = off");

            assertThat(sqlState(dashboard, definition)).isEqualTo(INSUFFICIENT_PRIVILEGE);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE content_event SET actor = 'nobody'",
                "UPDATE content_audit SET actor = 'nobody'",
                "DELETE FROM content_audit",
                "TRUNCATE content_audit",
                "DELETE FROM content_event",
                "INSERT INTO content_event (id, kind, actor) OVERRIDING SYSTEM VALUE SELECT id, kind, 'x' FROM content_event"
                        + " ON CONFLICT (id) DO UPDATE SET actor = excluded.actor"
            })
    void ingestOnlyAddsEvents(String change) throws SQLException {
        try (Session ingest = DATABASE.ingest()) {
            assertThat(sqlState(ingest, change)).isEqualTo(INSUFFICIENT_PRIVILEGE);
        }
    }

    @Test
    void ingestWritesEverythingElse() throws SQLException {
        try (Session ingest = DATABASE.ingest()) {
            Videos.insertListed(ingest, "written");
            ingest.run("INSERT INTO content_tombstone (video_id, deleted_by) VALUES ('written', 'test')");

            assertThatCode(() -> {
                        ingest.run("DELETE FROM content_tombstone WHERE video_id = 'written'");
                        ingest.run("DELETE FROM content WHERE video_id = 'written'");
                    })
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void neitherServiceMayBecomeTheOwner() throws SQLException {
        try (Session ingest = DATABASE.ingest();
                Session dashboard = DATABASE.dashboard()) {
            assertThat(sqlState(ingest, "SET ROLE ytv2_owner")).isEqualTo(INSUFFICIENT_PRIVILEGE);
            assertThat(sqlState(dashboard, "SET ROLE ytv2_ingest")).isEqualTo(INSUFFICIENT_PRIVILEGE);
        }
    }

    @Test
    void rolesScriptChangesNothingTheSecondTime() throws SQLException {
        try (Session superuser = DATABASE.superuser()) {
            String before = Catalogue.describe(superuser);

            superuser.run(TestDatabase.resource("/deploy/postgres/roles.sql"));

            assertThat(Catalogue.describe(superuser)).isEqualTo(before);
        }
    }

    static Stream<String> steps() {
        return Stream.of(TestDatabase.resource("/deploy/postgres/roles.sql"), "SELECT grant_service_rights()");
    }

    /// A role without any right is what a role is that was created after the migrations.
    @ParameterizedTest
    @MethodSource("steps")
    void rolesThatComeAfterTheSchemaGetExactlyTheirRights(String step) throws SQLException {
        try (TestDatabase database = TestDatabase.migrated();
                Session owner = database.owner();
                Session superuser = database.superuser()) {
            // Given
            String before = Catalogue.describe(owner);
            owner.run("REVOKE ALL ON ALL TABLES IN SCHEMA public FROM ytv2_ingest, ytv2_dashboard");
            assertThat(Catalogue.describe(owner)).isNotEqualTo(before);

            // When
            superuser.run(step);

            // Then
            assertThat(Catalogue.describe(owner)).isEqualTo(before);
        }
    }

    @Test
    void neitherServiceGrantsRights() throws SQLException {
        try (Session ingest = DATABASE.ingest();
                Session dashboard = DATABASE.dashboard()) {
            for (Session service : List.of(ingest, dashboard)) {
                assertThat(sqlState(service, "SELECT grant_service_rights()")).isEqualTo(INSUFFICIENT_PRIVILEGE);
            }
        }
    }

    /// Else the owner of a schema would be a superuser as soon as one runs the script.
    @Test
    void rolesScriptDoesNotRunWhatTheOwnerWroteAsTheSuperuser() throws SQLException {
        try (TestDatabase database = TestDatabase.empty();
                Session owner = database.owner();
                Session superuser = database.superuser()) {
            owner.run("""
                    CREATE FUNCTION grant_service_rights() RETURNS void LANGUAGE plpgsql SECURITY INVOKER AS $$
                    BEGIN
                        RAISE EXCEPTION 'ran as %', current_user;
                    END
                    $$""");

            assertThatCode(() -> superuser.run(TestDatabase.resource("/deploy/postgres/roles.sql")))
                    .doesNotThrowAnyException();
        }
    }

    /// As with most hosts: a user that owns the database and may create roles, but is no superuser.
    @Test
    void creatorOfTheRolesMayWorkAsThem() throws SQLException {
        try (TestDatabase database = TestDatabase.empty();
                Session superuser = database.superuser()) {
            // Given
            String creator = "ytv2_test_creator_" + ProcessHandle.current().pid();
            superuser.run("CREATE ROLE " + creator + " LOGIN CREATEROLE PASSWORD 'secret'");
            superuser.run("GRANT ytv2_owner, ytv2_ingest, ytv2_dashboard TO " + creator + createdByIt(superuser));
            superuser.run("ALTER DATABASE " + database.superuserUrl().database() + " OWNER TO " + creator);

            // When
            try (Session session = Session.open(database.superuserUrl().withCredentials(creator, "secret"))) {
                session.run(TestDatabase.resource("/deploy/postgres/roles.sql"));

                // Then
                for (String role : List.of("ytv2_ingest", "ytv2_dashboard")) {
                    session.run("SET ROLE " + role);
                    assertThat(session.text("SELECT current_user")).isEqualTo(role);
                    session.run("RESET ROLE");
                }
            }
            superuser.run("DROP OWNED BY " + creator);
            superuser.run("ALTER DATABASE " + database.superuserUrl().database() + " OWNER TO postgres");
            superuser.run("REVOKE ytv2_owner, ytv2_ingest, ytv2_dashboard FROM " + creator + " CASCADE");
            superuser.run("DROP ROLE " + creator);
        }
    }

    /// What PostgreSQL grants whoever creates a role, since version 16.
    private static String createdByIt(Session superuser) throws SQLException {
        return superuser.number("SELECT current_setting('server_version_num')") >= 160_000
                ? " WITH ADMIN TRUE, INHERIT FALSE, SET FALSE"
                : " WITH ADMIN OPTION";
    }

    private static String sqlState(Session session, String sql) {
        try {
            session.run(sql);
        } catch (SQLException refusal) {
            return refusal.getSQLState();
        }
        throw new AssertionError("was not refused: " + sql);
    }
}
