package ytv2.ingest.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ytv2.model.testing.Session;
import ytv2.service.testing.ServiceAnswer;
import ytv2.service.testing.ServiceLog;

/// A role without its rights is the operator's mistake: writes wait for him as they wait for a server that is down.
abstract class MissingRightsContract extends ReportApi {

    @BeforeEach
    void revoke() throws Exception {
        asOwner("REVOKE INSERT ON content FROM ytv2_ingest");
    }

    @AfterEach
    void grant() throws Exception {
        asOwner("GRANT INSERT ON content TO ytv2_ingest");
    }

    @Test
    void writesAreStoredOnceTheRoleHasItsRights() throws Exception {
        ServiceLog log = ServiceLog.fromNow();

        CompletableFuture<ServiceAnswer> answer =
                client().postLater(PATH, json("{'video_id': 'a', 'title': 'A secret title'}"), "X-INGEST-TOKEN", TOKEN);
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> !log.alarms().isEmpty());
        assertThat(answer).isNotDone();
        grant();

        assertThat(answer.get(10, TimeUnit.SECONDS).status()).isEqualTo(200);
        assertThat(column("a", "title")).isEqualTo("A secret title");
        assertThat(log.alarms())
                .singleElement()
                .asString()
                .contains("ERROR", "permission denied for table content", "./ytv2 doctor");
        assertThat(log.text()).doesNotContain("A secret title").doesNotContain("\tat ");
    }

    private void asOwner(String sql) throws Exception {
        try (Session session = database.owner()) {
            session.run(sql);
        }
    }
}
