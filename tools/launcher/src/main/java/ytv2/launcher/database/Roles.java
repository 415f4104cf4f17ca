package ytv2.launcher.database;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import ytv2.launcher.Failure;

/// The database roles of `deploy/postgres/roles.sql`.
final class Roles {

    private Roles() {}

    private static final String MAY_CREATE =
            "SELECT rolsuper OR rolcreaterole FROM pg_roles WHERE rolname = current_user";

    private static final String MISSING = """
            SELECT name FROM unnest(ARRAY['ytv2_owner', 'ytv2_ingest', 'ytv2_dashboard']) AS name
            WHERE name NOT IN (SELECT rolname FROM pg_roles)
            """;

    private static final String GRANT_RIGHTS = """
            DO $$
            BEGIN
                IF to_regprocedure('grant_service_rights()') IS NOT NULL THEN
                    PERFORM grant_service_rights();
                END IF;
            END
            $$
            """;

    static boolean mayCreate(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(MAY_CREATE)) {
            return row.next() && row.getBoolean(1);
        }
    }

    /// The roles that this server lacks.
    static List<String> missing(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(MISSING)) {
            List<String> names = new ArrayList<>();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return names;
        }
    }

    /// Grants the services' roles their rights on the schema; nothing if that was taken back in the meantime.
    static void grantRights(Connection connection) throws SQLException {
        DatabaseConnection.begin(connection);
        SchemaLock.take(connection); // two that grant at once get in each other's way
        DatabaseConnection.execute(connection, GRANT_RIGHTS);
        connection.commit();
    }

    /// Creates what is missing, all of it or nothing.
    static void create(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute(script());
            connection.commit();
        } catch (SQLException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    /// Lets a role log in.
    ///
    /// @param role a name of ours, which needs no quoting
    /// @param password of base64url characters; `ALTER ROLE` takes no parameters
    static void allowLogin(Connection connection, String role, String password) throws SQLException {
        if (!password.matches("[A-Za-z0-9_-]+")) {
            throw new Failure(
                    "the password of " + role + " in stack.properties has characters that were not generated");
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("ALTER ROLE " + role + " LOGIN PASSWORD '" + password + "'");
        }
    }

    private static String script() {
        try (InputStream resource = Roles.class.getResourceAsStream("/postgres/roles.sql")) {
            if (resource == null) {
                throw new Failure("this build lacks postgres/roles.sql");
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new Failure("cannot read postgres/roles.sql", e);
        }
    }
}
