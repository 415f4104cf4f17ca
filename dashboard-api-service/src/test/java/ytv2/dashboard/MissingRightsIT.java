package ytv2.dashboard;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
final class MissingRightsIT extends MissingRightsContract {}
