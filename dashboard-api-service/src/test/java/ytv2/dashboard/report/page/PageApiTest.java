package ytv2.dashboard.report.page;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
final class PageApiTest extends PageApiContract {}
