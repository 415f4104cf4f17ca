package ytv2.dashboard.gateway;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import org.junit.jupiter.api.Tag;

@QuarkusIntegrationTest
@Tag("native")
final class ForwardedExportsIT extends ForwardedExportsContract {}
