package ytv2.benchmarks.migration;

import static ytv2.launcher.database.DatabaseConnection.quoted;

import java.sql.Connection;
import java.sql.SQLException;
import ytv2.benchmarks.stack.BenchStack.Database;
import ytv2.launcher.database.DatabaseConnection;
import ytv2.model.DatabaseUrl;

/// Databases of the throw-away server, one for each thing that is measured.
///
/// @param connection of a superuser, to none of them
/// @param owner of the one with the empty schema
record ScratchDatabases(Connection connection, DatabaseUrl owner) implements AutoCloseable {

    private static final String MAINTENANCE = "postgres";

    /// @param database with an empty schema, to which nobody is connected: it can be copied only then
    static ScratchDatabases of(Database database) {
        return new ScratchDatabases(
                DatabaseConnection.open(other(database.superuser(), MAINTENANCE)),
                database.urls().owner());
    }

    String version() throws SQLException {
        return DatabaseConnection.text(connection, "SELECT 'PostgreSQL ' || current_setting('server_version')");
    }

    /// With the schema, and without rows.
    DatabaseUrl withSchema(String name) throws SQLException {
        return create(name, " TEMPLATE " + quoted(owner.database()));
    }

    DatabaseUrl empty(String name) throws SQLException {
        return create(name, "");
    }

    private DatabaseUrl create(String name, String template) throws SQLException {
        DatabaseConnection.execute(
                connection, "CREATE DATABASE " + quoted(name) + " OWNER " + quoted(owner.user()) + template);
        // what was written before must not be written out while the next thing is measured
        DatabaseConnection.execute(connection, "CHECKPOINT");
        return other(owner, name);
    }

    private static DatabaseUrl other(DatabaseUrl url, String name) {
        return new DatabaseUrl(url.host(), url.port(), name, url.user(), url.password(), url.sslMode());
    }

    void drop(DatabaseUrl database) throws SQLException {
        DatabaseConnection.execute(connection, "DROP DATABASE " + quoted(database.database()) + " WITH (FORCE)");
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
