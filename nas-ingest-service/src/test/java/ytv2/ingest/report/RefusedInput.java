package ytv2.ingest.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import ytv2.service.testing.ServiceLog;

/// Bad input is the client's to mend: whatever a test sends, nothing changes, and nobody is woken by the log.
abstract class RefusedInput extends ReportApi {

    private String before = "";
    private ServiceLog log = ServiceLog.fromNow();

    @BeforeEach
    void storeSomething() throws Exception {
        store("{'video_id': 'a', 'title': 'Before', 'summary_text': 'S'}");
        before = database.fingerprint();
        log = ServiceLog.fromNow();
    }

    @AfterEach
    void nothingChangedAndNothingIsInTheLog() throws Exception {
        assertThat(database.fingerprint()).isEqualTo(before);
        assertThat(log.alarms()).isEmpty();
        assertThat(log.text()).doesNotContain("\tat ");
    }
}
