package ytv2.model.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import ytv2.model.DatabaseUrl;

/// A database of its own for a test class (as a static `@RegisterExtension`) or for one test (in a try block), on the
/// [PostgresServer], with the product's roles.
public final class TestDatabase implements AfterAllCallback, AutoCloseable {

    /// Every role's password on the test server: the same for all who use that server at the same time.
    private static final String PASSWORD = UUID.nameUUIDFromBytes(
                    PostgresServer.administration().toUri().getBytes(StandardCharsets.UTF_8))
            .toString();

    /// Held here because the logging system itself does not hold on to it.
    private static final Logger FLYWAY_LOG = Logger.getLogger("org.flywaydb");

    static {
        FLYWAY_LOG.setLevel(Level.SEVERE);
    }

    private static final String EMPTY = "TEMPLATE template0 ENCODING 'UTF8'";

    private final DatabaseUrl server;
    private final DatabaseUrl url;

    private TestDatabase(DatabaseUrl server, DatabaseUrl url) {
        this.server = server;
        this.url = url;
    }

    /// With the newest schema.
    public static TestDatabase migrated() {
        return create("TEMPLATE " + Template.NAME);
    }

    /// With the newest schema, on another server than the shared one.
    ///
    /// @param server the superuser's connection to the server's own database
    public static TestDatabase migratedOn(DatabaseUrl server) {
        TestDatabase database = create(server, nextName(), EMPTY);
        database.flyway().load().migrate();
        return database;
    }

    /// Without a schema.
    public static TestDatabase empty() {
        return create(EMPTY);
    }

    /// The address, with the credentials of a role: `ytv2_owner`, `ytv2_ingest` or `ytv2_dashboard`.
    public DatabaseUrl url(String role) {
        return url.withCredentials(role, PASSWORD);
    }

    /// The address, with the superuser's credentials.
    public DatabaseUrl superuserUrl() {
        return url;
    }

    /// A session of the schema's owner.
    public Session owner() throws SQLException {
        return Session.open(url("ytv2_owner"));
    }

    public Session ingest() throws SQLException {
        return Session.open(url("ytv2_ingest"));
    }

    public Session dashboard() throws SQLException {
        return Session.open(url("ytv2_dashboard"));
    }

    /// A session of the server's superuser.
    public Session superuser() throws SQLException {
        return Session.open(url);
    }

    /// Flyway over the product's migrations, as the schema's owner.
    public FluentConfiguration flyway() {
        DatabaseUrl owner = url("ytv2_owner");
        return Flyway.configure()
                .dataSource(owner.toJdbcUrl(), owner.user(), owner.password())
                .locations("classpath:db/migration");
    }

    @Override
    public void afterAll(ExtensionContext context) throws SQLException {
        close();
    }

    @Override
    public void close() throws SQLException {
        try (Session administration = Session.open(server)) {
            administration.run("DROP DATABASE " + url.database() + " WITH (FORCE)");
        }
    }

    /// The embedded server may have ended before; then there is nothing left to drop.
    private void closeQuietly() {
        try {
            close();
        } catch (SQLException _) {
            // see above
        }
    }

    private static TestDatabase create(String options) {
        return create(PostgresServer.administration(), nextName(), options);
    }

    private static String nextName() {
        return "ytv2_test_" + UUID.randomUUID().toString().replace("-", "");
    }

    private static TestDatabase create(DatabaseUrl server, String name, String options) {
        DatabaseUrl url =
                new DatabaseUrl(server.host(), server.port(), name, server.user(), server.password(), server.sslMode());
        try (Session administration = Session.open(server)) {
            administration.run("CREATE DATABASE " + name + " " + options);
            // roles belong to the server, and PostgreSQL refuses to change one twice at a time
            administration.run("SELECT pg_advisory_lock(1)");
            prepareRoles(url);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot create a test database", e);
        }
        return new TestDatabase(server, url);
    }

    /// Rights on a database are not copied with it, so this runs in each.
    private static void prepareRoles(DatabaseUrl url) {
        try (Session superuser = Session.open(url)) {
            superuser.run(resource("/deploy/postgres/roles.sql"));
            for (String role : new String[] {"ytv2_owner", "ytv2_ingest", "ytv2_dashboard"}) {
                superuser.run("ALTER ROLE " + role + " LOGIN PASSWORD '" + PASSWORD + "'");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot prepare the roles", e);
        }
    }

    /// A text file of the class path.
    public static String resource(String path) {
        try (InputStream stream = TestDatabase.class.getResourceAsStream(path)) {
            if (stream == null) {
                throw new IllegalArgumentException("there is no resource " + path);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Migrating takes seconds, copying a migrated database a tenth of one.
    private static final class Template {

        /// Names the one that this JVM has made: a framework may load this class several times in it.
        private static final String MADE = "ytv2.test.template";

        static final String NAME = create();

        private static String create() {
            @Nullable String made = System.getProperty(MADE);
            if (made != null) {
                return made;
            }
            String name = "ytv2_test_" + ProcessHandle.current().pid() + "_template";
            TestDatabase template = TestDatabase.create(PostgresServer.administration(), name, EMPTY);
            template.flyway().load().migrate();
            Runtime.getRuntime().addShutdownHook(new Thread(template::closeQuietly));
            String _ = System.setProperty(MADE, name);
            return name;
        }
    }
}
