package ytv2.dashboard.frontend;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
final class FrontendApiTest extends FrontendApiContract {}
