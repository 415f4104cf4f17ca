package ytv2.launcher.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Consumer;
import ytv2.launcher.Failure;
import ytv2.launcher.Secret;
import ytv2.launcher.StackSettings;
import ytv2.model.DatabaseUrl;

/// Brings a server to the point where the services can use it: database, roles, schema. Doing it again changes nothing.
public final class Provisioning {

    private static final String SUPERUSER = "postgres";

    private static final String DATABASE_EXISTS =
            "SELECT FROM pg_database WHERE datname = '" + DatabaseUrls.DATABASE + "'";

    private final Consumer<String> say;

    /// @param say takes one line for each thing that a person may want to know
    public Provisioning(Consumer<String> say) {
        this.say = say;
    }

    /// Generates the passwords that the settings lack.
    public static StackSettings withPasswords(StackSettings settings) {
        StackSettings complete = settings;
        for (String role : List.of(SUPERUSER, DatabaseUrls.OWNER, DatabaseUrls.INGEST, DatabaseUrls.DASHBOARD)) {
            if (complete.password(role).isEmpty()) {
                complete = complete.withPassword(role, Secret.generate());
            }
        }
        return complete;
    }

    /// Sets up the embedded server, which has to run.
    ///
    /// @param settings with port and passwords
    /// @throws Failure if the server refuses
    public DatabaseUrls embedded(StackSettings settings) {
        DatabaseUrls urls = DatabaseUrls.embedded(settings).orElseThrow();
        DatabaseUrl superuser = urls.owner()
                .withCredentials(SUPERUSER, settings.password(SUPERUSER).orElseThrow());
        try {
            createDatabase(superuser);
            try (Connection connection = DatabaseConnection.open(superuser)) {
                Roles.create(connection);
                for (DatabaseUrl url : List.of(urls.owner(), urls.ingest(), urls.dashboard())) {
                    Roles.allowLogin(connection, url.user(), url.password());
                }
                giveToOwner(connection);
            }
        } catch (SQLException e) {
            throw new Failure("the embedded PostgreSQL could not be set up: " + e.getMessage(), e);
        }
        schema(urls.owner());
        return urls;
    }

    /// Sets up a server that somebody else runs.
    ///
    /// @throws Failure if it cannot be reached, or a migration fails
    public void external(DatabaseUrls urls) {
        roles(urls.owner());
        schema(urls.owner());
    }

    /// Creates the roles where the user may.
    ///
    /// @throws Failure if the server cannot be reached
    public void roles(DatabaseUrl owner) {
        try (Connection connection = DatabaseConnection.open(owner)) {
            createRoles(connection, owner);
        } catch (SQLException e) {
            throw new Failure("cannot use " + owner + ": " + e.getMessage(), e);
        }
    }

    /// Applies the missing migrations, and grants the services' roles their rights: the roles may have come later than
    /// the schema.
    ///
    /// @throws Failure if one of both fails
    public static Schema.Migrated migrate(DatabaseUrl owner) {
        Schema.Migrated migrated = Schema.migrate(owner);
        try (Connection connection = DatabaseConnection.open(owner)) {
            Roles.grantRights(connection);
        } catch (SQLException e) {
            throw new Failure("the services' roles could not be given their rights: " + e.getMessage(), e);
        }
        return migrated;
    }

    private void createRoles(Connection connection, DatabaseUrl owner) throws SQLException {
        List<String> missing = Roles.missing(connection);
        if (!Roles.mayCreate(connection)) {
            if (!missing.isEmpty()) {
                say.accept("%s may not create the missing roles %s; see deploy/README.md, Roles"
                        .formatted(owner.user(), String.join(", ", missing)));
            }
            return;
        }
        try {
            Roles.create(connection);
            if (!missing.isEmpty()) {
                say.accept("created the roles " + String.join(", ", missing));
            }
        } catch (SQLException e) {
            say.accept("roles.sql was refused, the roles stay as they are: " + e.getMessage());
        }
    }

    private void schema(DatabaseUrl owner) {
        Schema.Migrated migrated = migrate(owner);
        say.accept("schema is at version " + migrated.version() + " (" + migrated.applied() + " migrations applied)");
    }

    private static void createDatabase(DatabaseUrl superuser) throws SQLException {
        DatabaseUrl maintenance = new DatabaseUrl(
                superuser.host(),
                superuser.port(),
                SUPERUSER,
                superuser.user(),
                superuser.password(),
                superuser.sslMode());
        try (Connection connection = DatabaseConnection.open(maintenance);
                Statement statement = connection.createStatement()) {
            if (!exists(statement)) {
                statement.execute("CREATE DATABASE " + DatabaseUrls.DATABASE);
            }
        }
    }

    private static boolean exists(Statement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery(DATABASE_EXISTS)) {
            return rows.next();
        }
    }

    private static void giveToOwner(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("ALTER DATABASE " + DatabaseUrls.DATABASE + " OWNER TO " + DatabaseUrls.OWNER);
        }
    }
}
