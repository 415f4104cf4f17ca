package ytv2.dashboard.report;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
final class SortedListApiIT extends SortedListApiContract {}
