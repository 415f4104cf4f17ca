package ytv2.ingest;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
final class HttpTest extends HttpContract {}
