package ytv2.dashboard;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import org.junit.jupiter.api.Tag;

@QuarkusIntegrationTest
@Tag("native")
final class HostileParametersIT extends HostileParametersContract {}
