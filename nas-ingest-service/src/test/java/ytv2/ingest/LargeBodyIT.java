package ytv2.ingest;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
final class LargeBodyIT extends LargeBodyContract {}
