package ytv2.dashboard.cors;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
final class CorsApiIT extends CorsApiContract {}
