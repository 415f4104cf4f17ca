package ytv2.launcher.database;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import ytv2.launcher.Failure;

/// The database roles of `deploy/postgres/roles.sql`.
final class Roles {

    private Roles() {}

    private static final String MAY_CREATE =
            "SELECT rolsuper OR rolcreaterole FROM pg_roles WHERE rolname = current_user";

    static boolean mayCreate(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(MAY_CREATE)) {
            return row.next() && row.getBoolean(1);
        }
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
