package ytv2.dashboard.report.page;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
final class PageApiIT extends PageApiContract {}
