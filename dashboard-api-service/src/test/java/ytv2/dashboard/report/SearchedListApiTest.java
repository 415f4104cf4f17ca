package ytv2.dashboard.report;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
final class SearchedListApiTest extends SearchedListApiContract {}
