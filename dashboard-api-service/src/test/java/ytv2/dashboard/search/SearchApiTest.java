package ytv2.dashboard.search;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
final class SearchApiTest extends SearchApiContract {}
