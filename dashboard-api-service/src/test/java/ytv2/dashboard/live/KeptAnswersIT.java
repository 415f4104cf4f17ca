package ytv2.dashboard.live;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
final class KeptAnswersIT extends KeptAnswersContract {}
