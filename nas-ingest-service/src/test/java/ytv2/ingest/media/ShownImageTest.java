package ytv2.ingest.media;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
final class ShownImageTest extends ShownImageContract {}
