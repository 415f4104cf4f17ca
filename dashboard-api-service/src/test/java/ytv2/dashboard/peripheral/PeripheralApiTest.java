package ytv2.dashboard.peripheral;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
final class PeripheralApiTest extends PeripheralApiContract {}
