package ytv2.dashboard.gateway;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
final class ForwardedExportsIT extends ForwardedExportsContract {}
