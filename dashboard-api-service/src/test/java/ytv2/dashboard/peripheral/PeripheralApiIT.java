package ytv2.dashboard.peripheral;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import org.junit.jupiter.api.Tag;

@QuarkusIntegrationTest
@Tag("native")
final class PeripheralApiIT extends PeripheralApiContract {}
