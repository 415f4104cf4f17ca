package ytv2.dashboard.filter;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
final class FacetQueueIT extends FacetQueueContract {}
