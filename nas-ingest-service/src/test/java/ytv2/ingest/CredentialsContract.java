package ytv2.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ytv2.service.testing.ProblemAssert;
import ytv2.service.testing.ServiceAnswer;

/// Who may do what.
abstract class CredentialsContract extends IngestApi {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            X-INGEST-TOKEN | the-token-of-the-tests                  | 200 | 200
            x-ingest-token | the-token-of-the-tests                  | 200 | 200
            Authorization  | Bearer the-token-of-the-tests           | 200 | 200
            Authorization  | bearer  the-token-of-the-tests          | 200 | 200
            X-Sync-Secret  | the-sync-secret-of-the-tests            | 403 | 200
            Authorization  | Bearer the-sync-secret-of-the-tests     | 403 | 200
            Authorization  | Bearer the-dashboard-token-of-the-tests | 403 | 200
            X-INGEST-TOKEN | the-dashboard-token-of-the-tests        | 403 | 200
            X-INGEST-TOKEN | the-token-of-the-test                   | 401 | 401
            X-INGEST-TOKEN | The-token-of-the-tests                  | 401 | 401
            X-INGEST-TOKEN | ''                                      | 401 | 401
            Authorization  | Basic dGhlLXRva2VuLW9mLXRoZS10ZXN0cw==  | 401 | 401
            Authorization  | the-token-of-the-tests                  | 401 | 401
            Cookie         | token=the-token-of-the-tests            | 401 | 401
            """)
    void credentialHasTheRightsOfItsName(String header, String value, int ingest, int delete) throws Exception {
        ServiceAnswer report = client().post(PATH, json("{'video_id': 'a'}"), header, value);
        ServiceAnswer deletion = client().send("DELETE", "/api/delete/b", header, value);

        assertThat(report.status()).as(report.text()).isEqualTo(ingest);
        assertThat(deletion.status()).as(deletion.text()).isEqualTo(delete);
    }

    @Test
    void refusalNamesTheRightButNoToken() throws Exception {
        ServiceAnswer answer = client().post(PATH, json("{}"), "X-INGEST-TOKEN", DASHBOARD_TOKEN);

        ProblemAssert.isProblem(answer, 403, "forbidden");
        assertThat(answer.json().path("message").asText())
                .contains("\"dashboard\"")
                .contains("\"ingest\"")
                .doesNotContain(DASHBOARD_TOKEN);
    }

    @Test
    void eventsNameWhoCausedThem() throws Exception {
        ServiceAnswer _ = post("{'video_id': 'a', 'summary_text': 'S'}");
        ServiceAnswer _ = client().send("DELETE", "/api/delete/a", "X-Sync-Secret", SYNC_SECRET);

        assertThat(column("SELECT kind || ' ' || actor FROM content_event ORDER BY id"))
                .containsExactly("report-added ingest", "report-deleted sync");
    }
}
