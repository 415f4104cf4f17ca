package ytv2.dashboard.media;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
final class MediaApiIT extends MediaApiContract {}
