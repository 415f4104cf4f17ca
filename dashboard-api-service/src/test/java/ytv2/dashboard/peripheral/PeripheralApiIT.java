package ytv2.dashboard.peripheral;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
final class PeripheralApiIT extends PeripheralApiContract {}
