package ytv2.dashboard.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ytv2.dashboard.Dashboard.Answer;
import ytv2.dashboard.Reports;

/// Answers that are given again because PostgreSQL has told of no change. They take a shorter way than the first ones.
abstract class KeptAnswersContract extends LiveContract {

    @BeforeEach
    void storeReports() throws SQLException {
        database.session().begin();
        database.clear();
        Reports.storeAll(database.session());
        database.session().commit();
        awaitListed(Reports.LISTED.size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/reports",
                "/api/reports?size=1&page=2",
                "/api/reports?latest=true",
                "/api/filters?source=web",
                "/api/reports/complete-01",
                "/complete-01.json",
                "/api/semantic-search?q=everything",
                "/",
            })
    void secondAnswerIsTheFirst(String target) {
        for (String encoding : new String[] {"gzip", "identity"}) {
            Answer first = dashboard.get(target, "Accept-Encoding", encoding);
            Answer second = dashboard.get(target, "Accept-Encoding", encoding);
            String tag = first.header("ETag");
            Answer known = dashboard.get(target, "Accept-Encoding", encoding, "If-None-Match", tag);

            assertThat(first.status()).isEqualTo(200);
            assertThat(second.status()).isEqualTo(200);
            assertThat(headers(second)).isEqualTo(headers(first));
            assertThat(second.body()).isEqualTo(first.body());
            assertThat(known.status()).isEqualTo(304);
            assertThat(known.body()).isEmpty();
            assertThat(known.header("ETag")).isEqualTo(tag).isNotEmpty();
        }
    }

    @Test
    void oneAddressMayBeAPageAndADocument() {
        for (int i = 0; i < 2; i++) {
            Answer document = dashboard.get("/complete-01.json?v=2", "Accept", "application/json");
            Answer page = dashboard.get("/complete-01.json?v=2", "Accept", "text/html");

            assertThat(document.header("Content-Type")).startsWith("application/json");
            assertThat(page.header("Content-Type")).startsWith("text/html");
        }
    }

    @Test
    void changeIsShownWithinASecond() throws SQLException {
        Answer before = dashboard.get("/api/reports");

        writer.begin();
        writer.run("DELETE FROM content WHERE video_id = 'complete-01'");
        tell("complete-01");
        writer.commit();

        awaitListed(Reports.LISTED.size() - 1);
        assertThat(dashboard.get("/api/reports").header("ETag")).isNotEqualTo(before.header("ETag"));
    }

    /// A statement by hand tells of no event.
    @Test
    void changeThatNobodyTellsOfIsShownToo() throws SQLException {
        Answer _ = dashboard.get("/api/reports");

        writer.run("DELETE FROM content WHERE video_id = 'complete-01'");

        awaitListed(Reports.LISTED.size() - 1);
    }

    private void awaitListed(int count) {
        Awaitility.await()
                .pollInterval(Duration.ofMillis(10))
                .atMost(Duration.ofSeconds(2))
                .until(() -> dashboard
                                .get("/api/reports")
                                .json()
                                .path("pagination")
                                .path("total")
                                .asInt()
                        == count);
    }

    /// By their names in lower case, but for the date.
    private static Map<String, List<String>> headers(Answer answer) {
        Map<String, List<String>> headers =
                new TreeMap<>(answer.response().headers().map());
        headers.remove("date");
        return headers;
    }
}
