package ytv2.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ytv2.dashboard.Dashboard.Answer;
import ytv2.model.testing.Session;
import ytv2.service.testing.ServiceLog;

/// A role without its rights is the operator's mistake: clients are told to come again, and he is told in the log.
abstract class MissingRightsContract extends ApiContract {

    @BeforeEach
    void revoke() throws Exception {
        // what is kept would be answered all the same
        change("REVOKE SELECT ON report_card FROM ytv2_dashboard");
    }

    @AfterEach
    void grant() throws Exception {
        asOwner("GRANT SELECT ON report_card TO ytv2_dashboard");
    }

    @Test
    void readsAreRefusedUntilTheRoleHasItsRights() throws Exception {
        ServiceLog log = ServiceLog.fromNow();

        Answer answer = dashboard.get("/api/reports");
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).matches("[1-9][0-9]?");
        assertThat(answer.json().path("error").asText()).isEqualTo("database_unavailable");
        assertThat(dashboard.get("/complete-01.json").status()).isEqualTo(503);
        grant();

        assertThat(dashboard.get("/api/reports").status()).isEqualTo(200);
        assertThat(log.alarms())
                .singleElement()
                .asString()
                .contains("ERROR", "permission denied for table report_card", "./ytv2 doctor");
    }

    private void asOwner(String sql) throws Exception {
        try (Session session = database.owner()) {
            session.run(sql);
        }
    }
}
