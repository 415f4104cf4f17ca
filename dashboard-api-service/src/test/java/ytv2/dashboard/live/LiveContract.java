package ytv2.dashboard.live;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.sql.SQLException;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import ytv2.dashboard.Dashboard;
import ytv2.dashboard.live.EventClient.Block;
import ytv2.model.testing.Session;
import ytv2.service.testing.Given;
import ytv2.service.testing.PostgresResource;
import ytv2.service.testing.ServiceDatabase;
import ytv2.service.testing.ServiceMetrics;

/// What the contracts of live events start from: a service to which nobody listens, and a session that writes.
@WithTestResource(
        value = PostgresResource.class,
        initArgs = {
            @ResourceArg(name = PostgresResource.ROLE, value = "ytv2_dashboard"),
            @ResourceArg(name = "ytv2.dashboard.live.keep-alive", value = "PT1S"),
            @ResourceArg(name = "ytv2.dashboard.live.max-clients", value = "1000")
        })
abstract class LiveContract {

    static final int MAX_CLIENTS = 1000;

    @Given
    ServiceDatabase database;

    @TestHTTPResource
    URI base;

    Dashboard dashboard;
    Session writer;

    @BeforeEach
    void open() throws SQLException {
        dashboard = new Dashboard(base);
        writer = database.owner();
        // until then the service may still be busy with what an earlier test has written
        try (EventClient client = EventClient.open(base)) {
            tell("begin");
            Block _ = client.awaitEvent("begin");
        }
        awaitClients(0);
    }

    @AfterEach
    void close() throws SQLException {
        writer.close();
    }

    /// Publishes an event whose id does not matter.
    void tell(String videoId, String... summaryTypes) throws SQLException {
        long _ = publish(videoId, "report-synced", summaryTypes);
    }

    long publish(String videoId) throws SQLException {
        return publish(videoId, "report-added");
    }

    long publish(@Nullable String videoId, String kind, String... summaryTypes) throws SQLException {
        return Events.publish(writer, videoId, kind, summaryTypes);
    }

    double clients() {
        return metric("ytv2_live_clients");
    }

    void awaitClients(int count) {
        Awaitility.await(count + " clients").until(() -> clients() == count);
    }

    double metric(String name) {
        return new ServiceMetrics(dashboard.get("/q/metrics").text()).sum(name);
    }
}
