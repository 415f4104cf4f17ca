package ytv2.dashboard.live;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
final class KeptAnswersTest extends KeptAnswersContract {}
