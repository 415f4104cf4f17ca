package ytv2.ingest.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ytv2.model.testing.Session;
import ytv2.service.testing.ProblemAssert;
import ytv2.service.testing.ServiceLog;
import ytv2.service.testing.ServiceMetrics;

/// A value that validation let through and PostgreSQL refuses is still the client's to mend, and no outage.
abstract class RefusedByPostgresContract extends ReportApi {

    @BeforeEach
    void makePostgresStricterThanValidation() throws Exception {
        try (Session session = database.owner()) {
            session.run("ALTER TABLE content ADD CONSTRAINT ck_content_test CHECK (title <> 'refuse me')");
        }
    }

    @AfterEach
    void makeItAsBefore() throws Exception {
        try (Session session = database.owner()) {
            session.run("ALTER TABLE content DROP CONSTRAINT ck_content_test");
        }
    }

    @Test
    void refusalOfPostgresIs400AndLeavesNoTraceInAnswerOrLog() throws Exception {
        String before = database.fingerprint();
        ServiceLog log = ServiceLog.fromNow();

        ProblemAssert.isProblem(
                post("{'video_id': 'a', 'title': 'refuse me', 'summary_text': 'S'}"), 400, "invalid_report");

        assertThat(database.fingerprint()).isEqualTo(before);
        assertThat(log.alarms()).isEmpty();
        assertThat(log.text()).contains("sqlState=23514").doesNotContain("refuse me");
    }

    @Test
    void refusalsDoNotOpenTheCircuitBreaker() throws Exception {
        ServiceMetrics before = ServiceMetrics.of(client());

        for (int i = 0; i < 40; i++) {
            assertThat(post("{'video_id': 'a', 'title': 'refuse me'}").status()).isEqualTo(400);
        }
        store("{'video_id': 'a', 'title': 'take me'}");

        // an open breaker would only make the last one wait
        assertThat(ServiceMetrics.of(client()).sum("ft_circuitbreaker_opened_total"))
                .isEqualTo(before.sum("ft_circuitbreaker_opened_total"));
    }
}
