package ytv2.ingest;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
final class CredentialsIT extends CredentialsContract {}
