package ytv2.ingest.report;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
final class BulkIT extends BulkContract {}
