package ytv2.ingest.deletion;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
final class DeletionRacesIT extends DeletionRacesContract {}
