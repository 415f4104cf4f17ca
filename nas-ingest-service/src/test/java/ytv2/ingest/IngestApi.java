package ytv2.ingest;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import ytv2.model.testing.Session;
import ytv2.service.testing.Given;
import ytv2.service.testing.PostgresResource;
import ytv2.service.testing.ServiceAnswer;
import ytv2.service.testing.ServiceClient;
import ytv2.service.testing.ServiceDatabase;

/// The running ingest service with an empty database before each test.
@WithTestResource(
        value = PostgresResource.class,
        scope = TestResourceScope.GLOBAL,
        initArgs = {
            @ResourceArg(name = PostgresResource.ROLE, value = "ytv2_ingest"),
            @ResourceArg(name = "ytv2.ingest.token", value = IngestApi.TOKEN),
            @ResourceArg(name = "ytv2.ingest.sync-secret", value = IngestApi.SYNC_SECRET),
            @ResourceArg(name = "ytv2.ingest.dashboard-token", value = IngestApi.DASHBOARD_TOKEN),
            @ResourceArg(name = "ytv2.ingest.report.room-patience", value = "PT2S"),
            @ResourceArg(name = "ytv2.ingest.failures-per-minute", value = "1000000")
        })
@WithTestResource(value = ExportsDirectory.class, scope = TestResourceScope.GLOBAL)
public abstract class IngestApi {

    public static final String TOKEN = "the-token-of-the-tests";

    protected static final String SYNC_SECRET = "the-sync-secret-of-the-tests";

    protected static final String DASHBOARD_TOKEN = "the-dashboard-token-of-the-tests";

    protected static final String PATH = "/ingest/report";

    @Given
    protected ServiceDatabase database;

    @TestHTTPResource
    protected URI address;

    @BeforeEach
    void emptyTheDatabase() throws SQLException {
        database.clear();
    }

    protected ServiceClient client() {
        return new ServiceClient(address);
    }

    /// Posts a document with the right credential; `'` stands for `"`.
    protected ServiceAnswer post(String document) throws IOException {
        return client().post(PATH, json(document), "X-INGEST-TOKEN", TOKEN);
    }

    /// A request without a body, with the right credential.
    protected ServiceAnswer send(String method, String path) throws IOException {
        return client().send(method, path, "X-INGEST-TOKEN", TOKEN);
    }

    /// The first column of what a statement selects.
    protected List<@Nullable String> column(String sql) throws SQLException {
        try (Session session = database.owner()) {
            return session.column(sql);
        }
    }

    /// Posts a body as it is.
    protected ServiceAnswer post(byte[] body) throws IOException {
        return client().post(PATH, body, "X-INGEST-TOKEN", TOKEN);
    }

    protected static byte[] json(String document) {
        return document.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }
}
