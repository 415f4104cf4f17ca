package ytv2.dashboard.search;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
final class SearchApiIT extends SearchApiContract {}
