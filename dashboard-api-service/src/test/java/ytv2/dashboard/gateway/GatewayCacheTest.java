package ytv2.dashboard.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ytv2.dashboard.ApiContract;
import ytv2.dashboard.answer.DataVersion;

/// What was kept before a write is not given after it, even if PostgreSQL tells nobody of it.
@QuarkusTest
@WithTestResource(IngestStandIn.class)
final class GatewayCacheTest extends ApiContract {

    @Inject
    DataVersion version;

    @ParameterizedTest
    @CsvSource({"POST, /ingest/report, true", "DELETE, /api/delete/a, true", "GET, /health/ingest, false"})
    void writesEndWhatIsKept(String method, String target, boolean ends) {
        long before = version.generation();

        assertThat(dashboard.send(method, target, "X-INGEST-TOKEN", "t").status())
                .isEqualTo(200);

        assertThat(version.generation() > before).isEqualTo(ends);
    }
}
