package ytv2.dashboard.filter;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import org.junit.jupiter.api.Tag;

@QuarkusIntegrationTest
@Tag("native")
final class FacetTruthIT extends FacetTruthContract {}
