package ytv2.dashboard.gateway;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
final class GatewayPlacesIT extends GatewayPlacesContract {}
