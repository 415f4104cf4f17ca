package ytv2.model.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import ytv2.model.DatabaseUrl;

/// The PostgreSQL that the tests of one JVM share: an embedded one that ends with the JVM, or the one that the system
/// property `ytv2.test.database-url` names, as a superuser.
///
/// A server named so must be there for tests alone: they set passwords of the product's roles.
public final class PostgresServer {

    private static final String PROPERTY = "ytv2.test.database-url";

    /// Where the embedded server is that this JVM has started: a framework may load this class several times in it.
    private static final String STARTED = "ytv2.test.started-database-url";

    /// More than the writers of any one test, and far from what a small machine can hold.
    private static final String CONNECTIONS = "120";

    private static final String LOCALE = System.getProperty("os.name").startsWith("Mac") ? "en_US.UTF-8" : "C.UTF-8";

    /// Held here because the logging system itself does not hold on to it.
    private static final Logger EMBEDDED_LOG = Logger.getLogger("io.zonky");

    static {
        EMBEDDED_LOG.setLevel(Level.WARNING);
    }

    private PostgresServer() {}

    /// The superuser's connection to the server's own database.
    public static DatabaseUrl administration() {
        return Shared.ADMINISTRATION;
    }

    /// An embedded server of a test's own, to be started by it.
    public static EmbeddedPostgres.Builder embedded() {
        // the product's own locale, whatever the environment of the tests says
        return EmbeddedPostgres.builder().setLocaleConfig("locale", LOCALE);
    }

    private static final class Shared {

        static final DatabaseUrl ADMINISTRATION = start();

        private static DatabaseUrl start() {
            @Nullable String given = System.getProperty(PROPERTY, System.getProperty(STARTED));
            if (given != null) {
                return DatabaseUrl.parse(given);
            }
            try {
                // Never closed: it ends with the JVM, by a hook of its own.
                EmbeddedPostgres server = embedded()
                        .setServerConfig("max_connections", CONNECTIONS)
                        .start();
                DatabaseUrl url = new DatabaseUrl("localhost", server.getPort(), "postgres", "postgres", "", "disable");
                String _ = System.setProperty(STARTED, url.toUri());
                return url;
            } catch (IOException e) {
                throw new UncheckedIOException("the embedded PostgreSQL does not start", e);
            }
        }
    }
}
