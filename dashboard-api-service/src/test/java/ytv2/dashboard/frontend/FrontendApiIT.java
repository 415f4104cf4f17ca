package ytv2.dashboard.frontend;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import org.junit.jupiter.api.Tag;

@QuarkusIntegrationTest
@Tag("native")
final class FrontendApiIT extends FrontendApiContract {}
