package ytv2.dashboard.cors;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
final class CorsApiTest extends CorsApiContract {}
