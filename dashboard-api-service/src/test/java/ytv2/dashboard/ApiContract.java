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
        initArgs = @ResourceArg(name = PostgresResource.ROLE, value = "ytv2_dashboard"))
public abstract class ApiContract {

    @Given
    protected ServiceDatabase database;

    @TestHTTPResource
    URI base;

    protected Dashboard dashboard;

    @BeforeEach
    void storeReports() throws SQLException {
        dashboard = new Dashboard(base);
        database.clear();
        try (Session session = database.owner()) {
            Reports.storeAll(session);
        }
    }
}
