package ytv2.service.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import ytv2.model.testing.TestDatabase;

/// Gives the tested service a fresh, migrated database and the rights of its own role, and the tests'
/// fields of type [ServiceDatabase] that are marked [Given] the same database with more rights.
///
/// The argument `role` names the service's role: `ytv2_ingest` or `ytv2_dashboard`.
public final class PostgresResource implements QuarkusTestResourceLifecycleManager {

    /// The name of this resource's one argument.
    public static final String ROLE = "role";

    private String role = "";
    private @Nullable TestDatabase database;

    @Override
    public void init(Map<String, String> arguments) {
        role = Objects.requireNonNull(arguments.get(ROLE), "PostgresResource needs the argument role");
    }

    @Override
    public Map<String, String> start() {
        TestDatabase started = TestDatabase.migrated();
        database = started;
        return Map.of("ytv2.database.url", started.url(role).toUri());
    }

    @Override
    public void inject(TestInjector injector) {
        TestDatabase started = Objects.requireNonNull(database);
        injector.injectIntoFields(
                new ServiceDatabase(started.url("ytv2_owner"), started.superuserUrl()),
                new TestInjector.AnnotatedAndMatchesType(Given.class, ServiceDatabase.class));
    }

    @Override
    public void stop() {
        try (TestDatabase ended = database) {
            database = null;
        } catch (SQLException e) {
            throw new IllegalStateException("the test database cannot be dropped", e);
        }
    }
}
