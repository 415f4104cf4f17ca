package ytv2.ingest;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
final class CredentialsTest extends CredentialsContract {}
