package ytv2.dashboard.filter;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
final class FacetQueueTest extends FacetQueueContract {}
