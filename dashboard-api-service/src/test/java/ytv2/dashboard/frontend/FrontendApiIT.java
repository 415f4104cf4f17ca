package ytv2.dashboard.frontend;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
final class FrontendApiIT extends FrontendApiContract {}
