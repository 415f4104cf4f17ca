package ytv2.dashboard;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
final class HostileParametersTest extends HostileParametersContract {}
