package ytv2.ingest.deletion;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
final class DeletionTest extends DeletionContract {}
