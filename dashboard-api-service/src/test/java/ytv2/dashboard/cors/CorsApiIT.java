package ytv2.dashboard.cors;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import org.junit.jupiter.api.Tag;

@QuarkusIntegrationTest
@Tag("native")
final class CorsApiIT extends CorsApiContract {}
