package ytv2.dashboard;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import ytv2.model.testing.Session;
import ytv2.service.testing.Given;
import ytv2.service.testing.PostgresResource;
import ytv2.service.testing.ServiceDatabase;

/// What every contract starts from: the service over a database that holds [Reports], and nothing else.
@WithTestResource(
        value = PostgresResource.class,
        scope = TestResourceScope.GLOBAL,
        initArgs = {
            @ResourceArg(name = PostgresResource.ROLE, value = "ytv2_dashboard"),
            // what a test has committed its next request must show, whether PostgreSQL has told of it yet or not
            @ResourceArg(name = "ytv2.dashboard.cache.lag", value = "PT0S")
        })
public abstract class ApiContract {

    /// Moves with every transaction that writes, in whatever database of the server.
    private static final String WRITES = "SELECT CAST(CAST(pg_snapshot_xmax(pg_current_snapshot()) AS text) AS bigint)";

    /// As long as it is the newest, the database is as it was stored.
    private static long writesUntilStored;

    @Given
    protected ServiceDatabase database;

    @TestHTTPResource
    URI base;

    protected Dashboard dashboard;

    @BeforeEach
    void storeReports() throws SQLException {
        dashboard = new Dashboard(base);
        Session session = database.session();
        if (session.number(WRITES) == writesUntilStored) {
            return;
        }
        session.begin();
        database.clear();
        Reports.storeAll(session);
        session.commit();
        writesUntilStored = session.number(WRITES);
    }

    /// Writes as the ingest service does, which tells of it.
    protected void change(String... statements) {
        try (Session session = database.owner()) {
            session.begin();
            for (String sql : statements) {
                session.run(sql);
            }
            Reports.tell(session);
            session.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
