package ytv2.dashboard.gateway;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
final class GatewayPlacesTest extends GatewayPlacesContract {}
