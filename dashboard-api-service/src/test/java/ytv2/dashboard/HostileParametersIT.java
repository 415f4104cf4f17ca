package ytv2.dashboard;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
final class HostileParametersIT extends HostileParametersContract {}
