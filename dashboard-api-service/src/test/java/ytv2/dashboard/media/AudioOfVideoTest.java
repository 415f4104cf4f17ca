package ytv2.dashboard.media;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
final class AudioOfVideoTest extends AudioOfVideoContract {}
