package ytv2.ingest.report;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
final class BulkTest extends BulkContract {}
