package ytv2.service.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import ytv2.model.testing.TestDatabase;

/// Gives the tested service a fresh, migrated database and the rights of its own role, and the tests' fields of type
/// [ServiceDatabase] that are marked [Given] the same database with more rights.
///
/// The argument `role` names the service's role, `ytv2_ingest` or `ytv2_dashboard`; every other argument is
/// configuration of the service.
public final class PostgresResource implements QuarkusTestResourceLifecycleManager {

    /// The name of the argument that is not configuration.
    public static final String ROLE = "role";

    private final Map<String, String> configuration = new HashMap<>();
    private @Nullable TestDatabase database;
    private @Nullable ServiceDatabase seen;

    @Override
    public void init(Map<String, String> arguments) {
        configuration.putAll(arguments);
    }

    @Override
    public Map<String, String> start() {
        String role = Objects.requireNonNull(configuration.remove(ROLE), "PostgresResource needs the argument role");
        TestDatabase started = TestDatabase.migrated();
        database = started;
        seen = new ServiceDatabase(started.url("ytv2_owner"), started.superuserUrl());
        configuration.put("ytv2.database.url", started.url(role).toUri());
        // where ServiceLog reads
        configuration.put("quarkus.log.file.enabled", "true");
        return configuration;
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(
                Objects.requireNonNull(seen),
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
