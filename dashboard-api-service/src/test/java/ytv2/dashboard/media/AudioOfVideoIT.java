package ytv2.dashboard.media;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
final class AudioOfVideoIT extends AudioOfVideoContract {}
