package ytv2.launcher.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ytv2.launcher.CommandRun;
import ytv2.model.DatabaseUrl;
import ytv2.model.testing.Session;
import ytv2.model.testing.TestDatabase;

/// The schema step on a server that lacks the roles. They belong to the whole server, so each test has its own.
class SchemaRolesIT {

    private static final List<String> ROLES = List.of("ytv2_owner", "ytv2_ingest", "ytv2_dashboard");

    private static final String RIGHTS = """
            SELECT concat_ws(' ', grantee, table_name, privilege_type) AS service_right
            FROM information_schema.role_table_grants
            WHERE grantee IN ('ytv2_ingest', 'ytv2_dashboard')
            ORDER BY 1
            """;

    private final EmbeddedPostgres server;

    SchemaRolesIT() throws IOException {
        server = EmbeddedPostgres.builder().start();
    }

    @AfterEach
    void stopServer() throws IOException {
        server.close();
    }

    @BeforeEach
    void createDatabase() throws SQLException {
        try (Session superuser = Session.open(url("postgres", "postgres"))) {
            superuser.run("CREATE ROLE builder LOGIN PASSWORD 'secret'");
            superuser.run("CREATE DATABASE product OWNER builder");
        }
    }

    @Test
    void rolesThatComeLaterGetTheirRights() throws SQLException {
        // Given
        CommandRun without = schemaUp();
        assertThat(without.output())
                .contains("builder may not create the missing roles ytv2_owner, ytv2_ingest, ytv2_dashboard;");
        assertThat(without.exitCode()).isZero();
        try (Session superuser = Session.open(url("product", "postgres"))) {
            for (String role : ROLES) {
                superuser.run("CREATE ROLE " + role);
            }
            assertThat(superuser.column(RIGHTS)).isEmpty();

            // When
            CommandRun with = schemaUp();

            // Then
            assertThat(with.output()).contains("(0 migrations applied)").doesNotContain("roles");
            assertThat(with.exitCode()).isZero();
            assertThat(superuser.column(RIGHTS)).isNotEmpty().isEqualTo(rightsOfRolesThatCameFirst());
        }
    }

    @Test
    void rolesAreCreatedByAUserWhoMay() throws SQLException {
        // Given
        try (Session superuser = Session.open(url("product", "postgres"))) {
            superuser.run("ALTER ROLE builder CREATEROLE");

            // When
            CommandRun first = schemaUp();
            CommandRun second = schemaUp();

            // Then
            assertThat(first.output()).contains("created the roles ytv2_owner, ytv2_ingest, ytv2_dashboard");
            assertThat(second.output()).doesNotContain("roles");
            assertThat(List.of(first.exitCode(), second.exitCode())).containsOnly(0);
            assertThat(superuser.column(RIGHTS)).isEqualTo(rightsOfRolesThatCameFirst());
        }
    }

    private CommandRun schemaUp() {
        String url = url("product", "builder").toUri();
        return CommandRun.of(new SchemaCommand(), Map.of("DATABASE_URL", url), "up");
    }

    private DatabaseUrl url(String database, String user) {
        return new DatabaseUrl("localhost", server.getPort(), database, user, "secret", "disable");
    }

    private static List<@Nullable String> rightsOfRolesThatCameFirst() throws SQLException {
        try (TestDatabase database = TestDatabase.migrated();
                Session owner = database.superuser()) {
            return owner.column(RIGHTS);
        }
    }
}
