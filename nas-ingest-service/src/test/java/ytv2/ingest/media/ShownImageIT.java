package ytv2.ingest.media;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
final class ShownImageIT extends ShownImageContract {}
